-- AlterTable
ALTER TABLE "call" ADD COLUMN     "customer_number_kind" TEXT,
ADD COLUMN     "disposition" TEXT,
ADD COLUMN     "dtmf" TEXT,
ADD COLUMN     "unmapped" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "authentication" TEXT NOT NULL DEFAULT 'secret-in-path',
ADD COLUMN     "is_demo" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "call_unmapped_words_idx" ON "call"("started_at", "id") WHERE (unmapped <> '{}'::text[]);
