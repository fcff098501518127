-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "allowed_addresses" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "rate_limit" INTEGER;

-- AlterTable
ALTER TABLE "rejected_request" ADD COLUMN     "times" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "spool_progress" (
    "file" TEXT NOT NULL,
    "records" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spool_progress_pkey" PRIMARY KEY ("file")
);

-- CreateTable
CREATE TABLE "delivery_alias" (
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,

    CONSTRAINT "delivery_alias_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delivery_alias_delivery_id_idx" ON "delivery_alias"("delivery_id");

-- AddForeignKey
ALTER TABLE "delivery_alias" ADD CONSTRAINT "delivery_alias_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Every process keeps the connections and their secrets in memory. Whoever changes them, by whatever means,
-- tells all of them at commit.
CREATE FUNCTION announce_connection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('switchboard_connection', '');
  RETURN NULL;
END $$;

CREATE TRIGGER connection_announced AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "connection"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_connection();

CREATE TRIGGER connection_secret_announced AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "connection_secret"
  FOR EACH STATEMENT EXECUTE FUNCTION announce_connection();
