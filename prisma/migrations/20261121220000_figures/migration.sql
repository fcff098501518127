-- Counters are recomputed from the calls: what the old ones held is not carried over.
TRUNCATE "call_rollup", "agent_day_rollup";

-- AlterTable
ALTER TABLE "agent" ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "agent_day_rollup" DROP CONSTRAINT "agent_day_rollup_pkey",
ADD COLUMN     "connection_id" UUID NOT NULL,
ADD CONSTRAINT "agent_day_rollup_pkey" PRIMARY KEY ("day", "connection_id", "agent_id", "direction", "outcome");

-- AlterTable
ALTER TABLE "call_rollup" DROP CONSTRAINT "call_rollup_pkey",
DROP COLUMN "hold_count",
DROP COLUMN "party",
DROP COLUMN "reason",
ADD COLUMN     "handled_by" TEXT NOT NULL,
ADD CONSTRAINT "call_rollup_pkey" PRIMARY KEY ("bucket", "connection_id", "direction", "outcome", "handled_by");

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "recompute_total" INTEGER,
ADD COLUMN     "recompute_until" BIGINT;

-- CreateTable
CREATE TABLE "call_offer" (
    "call_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "agent_id" UUID NOT NULL,
    "result" TEXT NOT NULL,
    "ring" DOUBLE PRECISION,

    CONSTRAINT "call_offer_pkey" PRIMARY KEY ("call_id","position")
);

-- CreateTable
CREATE TABLE "call_day_rollup" (
    "day" DATE NOT NULL,
    "connection_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "handled_by" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "short_abandoned" INTEGER NOT NULL,
    "within_service_level" INTEGER NOT NULL,
    "duration_sum" DOUBLE PRECISION NOT NULL,
    "duration_count" INTEGER NOT NULL,
    "ring_sum" DOUBLE PRECISION NOT NULL,
    "ring_count" INTEGER NOT NULL,
    "wait_sum" DOUBLE PRECISION NOT NULL,
    "wait_count" INTEGER NOT NULL,
    "talk_sum" DOUBLE PRECISION NOT NULL,
    "talk_count" INTEGER NOT NULL,
    "hold_sum" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "call_day_rollup_pkey" PRIMARY KEY ("day","connection_id","direction","outcome","handled_by")
);

-- CreateTable
CREATE TABLE "hour_rollup" (
    "day" DATE NOT NULL,
    "hour" SMALLINT NOT NULL,
    "direction" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "blocked" INTEGER NOT NULL,
    "agent_no_answer" INTEGER NOT NULL,
    "short_abandoned" INTEGER NOT NULL,
    "within_service_level" INTEGER NOT NULL,
    "wait_sum" DOUBLE PRECISION NOT NULL,
    "wait_count" INTEGER NOT NULL,

    CONSTRAINT "hour_rollup_pkey" PRIMARY KEY ("day","hour","direction")
);

-- CreateTable
CREATE TABLE "hangup_day_rollup" (
    "day" DATE NOT NULL,
    "connection_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "handled_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "certainty" TEXT NOT NULL,
    "candidates" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "hangup_day_rollup_pkey" PRIMARY KEY ("day","connection_id","direction","outcome","handled_by","reason","party","certainty","candidates","words")
);

-- CreateTable
CREATE TABLE "wait_histogram" (
    "day" DATE NOT NULL,
    "connection_id" UUID NOT NULL,
    "step" SMALLINT NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "wait_histogram_pkey" PRIMARY KEY ("day","connection_id","step")
);

-- CreateIndex
CREATE INDEX "call_offer_agent_id_result_call_id_idx" ON "call_offer"("agent_id", "result", "call_id");

-- CreateIndex
CREATE INDEX "agent_merged_into_id_idx" ON "agent"("merged_into_id");

-- CreateIndex
CREATE INDEX "agent_day_rollup_agent_id_day_idx" ON "agent_day_rollup"("agent_id", "day");

-- CreateIndex
CREATE INDEX "call_ambiguous_idx" ON "call"("started_at", "id") WHERE (certainty = 'ambiguous');

-- AddForeignKey
ALTER TABLE "call_offer" ADD CONSTRAINT "call_offer_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent" ADD CONSTRAINT "agent_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "agent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Indexes of expressions. lib/calls/filters.ts holds the very same expressions.
CREATE INDEX "call_reason_words_idx" ON "call" (left(reason_words, 200), started_at, id)
  WHERE left(reason_words, 200) IS NOT NULL;
CREATE INDEX "call_operator_idx" ON "call" (left(telecom_operator, 200), started_at, id)
  WHERE left(telecom_operator, 200) IS NOT NULL;
CREATE INDEX "call_circle_idx" ON "call" (left(telecom_circle, 200), started_at, id)
  WHERE left(telecom_circle, 200) IS NOT NULL;

-- Who took the inbound calls there are. Who else was rung is known for new calls, and for all after a rebuild.
INSERT INTO "call_offer" (call_id, position, agent_id, result)
SELECT id, 0, agent_id, CASE WHEN connected_at IS NOT NULL OR outcome = 'answered' THEN 'answered' ELSE 'missed' END
FROM "call" WHERE agent_id IS NOT NULL AND direction = 'inbound' AND state = 'ended';

-- All counters are due.
INSERT INTO "dirty_bucket" (bucket, connection_id)
SELECT DISTINCT date_bin('15 minutes', started_at, 'epoch'), connection_id FROM "call" WHERE state = 'ended'
ORDER BY 2, 1;
UPDATE "workspace" SET recompute_until = (SELECT max(id) FROM "dirty_bucket"),
  recompute_total = (SELECT count(*) FROM "dirty_bucket")
WHERE EXISTS (SELECT FROM "dirty_bucket");
