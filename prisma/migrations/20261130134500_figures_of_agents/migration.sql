-- Counters by agent for everything that figures are filtered by, counters of weeks, and internal calls in all of
-- them: they are recomputed from the calls, and what the old ones held is not carried over.
TRUNCATE "agent_day_rollup", "wait_histogram";

-- AlterTable
ALTER TABLE "agent_day_rollup" DROP CONSTRAINT "agent_day_rollup_pkey",
ADD COLUMN     "duration_count" INTEGER NOT NULL,
ADD COLUMN     "duration_sum" DOUBLE PRECISION NOT NULL,
ADD COLUMN     "handled_by" TEXT NOT NULL,
ADD COLUMN     "hold_sum" DOUBLE PRECISION NOT NULL,
ADD COLUMN     "ring_count" INTEGER NOT NULL,
ADD COLUMN     "ring_sum" DOUBLE PRECISION NOT NULL,
ADD COLUMN     "short_abandoned" INTEGER NOT NULL,
ADD COLUMN     "within_service_level" INTEGER NOT NULL,
ADD CONSTRAINT "agent_day_rollup_pkey" PRIMARY KEY ("day", "connection_id", "agent_id", "direction", "outcome", "handled_by");

-- AlterTable
ALTER TABLE "wait_histogram" DROP CONSTRAINT "wait_histogram_pkey",
DROP COLUMN "step",
DROP COLUMN "calls",
ADD COLUMN     "calls" INTEGER[],
ADD COLUMN     "handled_by" TEXT NOT NULL,
ADD COLUMN     "steps" SMALLINT[],
ADD CONSTRAINT "wait_histogram_pkey" PRIMARY KEY ("day", "connection_id", "handled_by");

-- CreateTable
CREATE TABLE "agent_hour_rollup" (
    "day" DATE NOT NULL,
    "connection_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
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

    CONSTRAINT "agent_hour_rollup_pkey" PRIMARY KEY ("day","connection_id","agent_id","hour","direction")
);

-- CreateTable
CREATE TABLE "agent_hangup_rollup" (
    "day" DATE NOT NULL,
    "connection_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "handled_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "certainty" TEXT NOT NULL,
    "candidates" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "agent_hangup_rollup_pkey" PRIMARY KEY ("day","connection_id","agent_id","direction","outcome","handled_by","reason","party","certainty","candidates","words")
);

-- CreateTable
CREATE TABLE "agent_wait_histogram" (
    "day" DATE NOT NULL,
    "connection_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "handled_by" TEXT NOT NULL,
    "steps" SMALLINT[],
    "calls" INTEGER[],

    CONSTRAINT "agent_wait_histogram_pkey" PRIMARY KEY ("day","connection_id","agent_id","handled_by")
);

-- CreateTable
CREATE TABLE "hangup_week_rollup" (
    "week" DATE NOT NULL,
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

    CONSTRAINT "hangup_week_rollup_pkey" PRIMARY KEY ("week","connection_id","direction","outcome","handled_by","reason","party","certainty","candidates","words")
);

-- CreateTable
CREATE TABLE "wait_week_histogram" (
    "week" DATE NOT NULL,
    "connection_id" UUID NOT NULL,
    "handled_by" TEXT NOT NULL,
    "steps" SMALLINT[],
    "calls" INTEGER[],

    CONSTRAINT "wait_week_histogram_pkey" PRIMARY KEY ("week","connection_id","handled_by")
);

-- CreateTable
CREATE TABLE "call_week_rollup" (
    "week" DATE NOT NULL,
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

    CONSTRAINT "call_week_rollup_pkey" PRIMARY KEY ("week","connection_id","direction","outcome","handled_by")
);

-- CreateTable
CREATE TABLE "agent_week_rollup" (
    "week" DATE NOT NULL,
    "connection_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "handled_by" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "offers" INTEGER NOT NULL,
    "missed_offers" INTEGER NOT NULL,
    "wait_sum" DOUBLE PRECISION NOT NULL,
    "wait_count" INTEGER NOT NULL,
    "talk_sum" DOUBLE PRECISION NOT NULL,
    "talk_count" INTEGER NOT NULL,

    CONSTRAINT "agent_week_rollup_pkey" PRIMARY KEY ("week","connection_id","agent_id","direction","outcome","handled_by")
);

-- CreateIndex
CREATE INDEX "agent_hour_rollup_agent_id_day_idx" ON "agent_hour_rollup"("agent_id", "day");

-- CreateIndex
CREATE INDEX "agent_hangup_rollup_agent_id_day_idx" ON "agent_hangup_rollup"("agent_id", "day");

-- CreateIndex
CREATE INDEX "agent_wait_histogram_agent_id_day_idx" ON "agent_wait_histogram"("agent_id", "day");

-- All counters are due.
INSERT INTO "dirty_bucket" (bucket, connection_id)
SELECT DISTINCT date_bin('15 minutes', started_at, 'epoch'), connection_id FROM "call" WHERE state = 'ended'
ORDER BY 2, 1;
UPDATE "workspace" SET recompute_until = (SELECT max(id) FROM "dirty_bucket"),
  recompute_total = (SELECT count(*) FROM "dirty_bucket")
WHERE EXISTS (SELECT FROM "dirty_bucket");
