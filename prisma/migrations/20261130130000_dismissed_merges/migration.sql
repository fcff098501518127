-- CreateTable
CREATE TABLE "dismissed_merge" (
    "one_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dismissed_merge_pkey" PRIMARY KEY ("one_id","other_id")
);

-- CreateIndex
CREATE INDEX "dismissed_merge_other_id_idx" ON "dismissed_merge"("other_id");

-- AddForeignKey
ALTER TABLE "dismissed_merge" ADD CONSTRAINT "dismissed_merge_one_id_fkey" FOREIGN KEY ("one_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dismissed_merge" ADD CONSTRAINT "dismissed_merge_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A pair stands once, whichever of the two was named first, and nobody is somebody else.
ALTER TABLE "dismissed_merge" ADD CONSTRAINT "dismissed_merge_order_check" CHECK (one_id < other_id);
