-- CreateTable
CREATE TABLE "call_note" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "author_id" TEXT,
    "author_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "is_archived" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_tag" (
    "key_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_tag_pkey" PRIMARY KEY ("key_id","tag_id")
);

-- CreateTable
CREATE TABLE "call_disposition" (
    "key_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "tag_id" UUID,
    "text" TEXT,
    "by_id" TEXT,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_disposition_pkey" PRIMARY KEY ("key_id")
);

-- CreateIndex
CREATE INDEX "call_note_key_id_idx" ON "call_note"("key_id");

-- CreateIndex
CREATE INDEX "call_note_connection_id_idx" ON "call_note"("connection_id");

-- CreateIndex
CREATE UNIQUE INDEX "tag_kind_name_key_key" ON "tag"("kind", "name_key");

-- CreateIndex
CREATE INDEX "call_tag_tag_id_idx" ON "call_tag"("tag_id");

-- CreateIndex
CREATE INDEX "call_tag_connection_id_idx" ON "call_tag"("connection_id");

-- CreateIndex
CREATE INDEX "call_disposition_tag_id_idx" ON "call_disposition"("tag_id");

-- CreateIndex
CREATE INDEX "call_disposition_connection_id_idx" ON "call_disposition"("connection_id");

-- AddForeignKey
ALTER TABLE "call_note" ADD CONSTRAINT "call_note_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_tag" ADD CONSTRAINT "call_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_tag" ADD CONSTRAINT "call_tag_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_disposition" ADD CONSTRAINT "call_disposition_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_disposition" ADD CONSTRAINT "call_disposition_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- A call is filed under a word of the list, or under words of its own.
ALTER TABLE "call_disposition" ADD CONSTRAINT "call_disposition_either_check" CHECK (num_nonnulls("tag_id", "text") = 1);
