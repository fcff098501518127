-- Trigram indexes: any part of a number is found without a scan.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "workspace" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "organisation_name" TEXT NOT NULL DEFAULT 'My organisation',
    "report_time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "short_call_seconds" INTEGER NOT NULL DEFAULT 10,
    "service_level_seconds" INTEGER NOT NULL DEFAULT 20,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "provider" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "default_country" CHAR(2) NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "ringing_limit_seconds" INTEGER NOT NULL DEFAULT 300,
    "talking_limit_seconds" INTEGER NOT NULL DEFAULT 14400,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection_secret" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "connection_id" UUID NOT NULL,
    "ciphertext" BYTEA NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "connection_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "connection_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "trigger" TEXT NOT NULL DEFAULT '',
    "query" TEXT NOT NULL DEFAULT '',
    "headers" JSONB NOT NULL,
    "content_type" TEXT NOT NULL DEFAULT '',
    "body" BYTEA NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "secret_fingerprint" TEXT,
    "address" TEXT,
    "is_test" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rejected_request" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "connection_id" UUID,
    "provider" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "detail" TEXT,
    "fingerprint" TEXT,
    "address" TEXT,
    "method" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rejected_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_event" (
    "delivery_id" UUID NOT NULL,
    "ordinal" SMALLINT NOT NULL,
    "call_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "keys" TEXT[],
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3),
    "finality" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,

    CONSTRAINT "call_event_pkey" PRIMARY KEY ("delivery_id","ordinal")
);

-- CreateTable
CREATE TABLE "call_key" (
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "call_id" UUID NOT NULL,

    CONSTRAINT "call_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call" (
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "customer_number" TEXT,
    "customer_number_raw" TEXT,
    "customer_name" TEXT,
    "business_number" TEXT,
    "business_number_raw" TEXT,
    "agent_id" UUID,
    "agent_name" TEXT,
    "agent_number" TEXT,
    "handled_by" TEXT NOT NULL,
    "queue" TEXT,
    "ivr" TEXT,
    "campaign" TEXT,
    "state" TEXT NOT NULL,
    "phase" TEXT,
    "stale_after" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "abandon_stage" TEXT,
    "reason" TEXT,
    "party" TEXT,
    "certainty" TEXT,
    "candidates" TEXT[],
    "outcome_words" TEXT,
    "reason_words" TEXT,
    "party_words" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at_source" TEXT NOT NULL,
    "queued_at" TIMESTAMPTZ(3),
    "first_ring_at" TIMESTAMPTZ(3),
    "server_answered_at" TIMESTAMPTZ(3),
    "connected_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "duration" DOUBLE PRECISION,
    "ring" DOUBLE PRECISION,
    "customer_ring" DOUBLE PRECISION,
    "wait" DOUBLE PRECISION,
    "talk" DOUBLE PRECISION,
    "hold" DOUBLE PRECISION,
    "billed" DOUBLE PRECISION,
    "length_sources" JSONB NOT NULL,
    "recording_url" TEXT,
    "recording_state" TEXT NOT NULL,
    "has_transcript" BOOLEAN NOT NULL,
    "action_count" SMALLINT NOT NULL,
    "telecom_operator" TEXT,
    "telecom_circle" TEXT,
    "offers" JSONB NOT NULL,
    "details" JSONB NOT NULL,
    "contradictions" TEXT[],
    "is_test" BOOLEAN NOT NULL,

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transcript_turn" (
    "call_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "speaker" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "offset" DOUBLE PRECISION,

    CONSTRAINT "transcript_turn_pkey" PRIMARY KEY ("call_id","position")
);

-- CreateTable
CREATE TABLE "extracted_action" (
    "call_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "identifier" TEXT,
    "value" JSONB,
    "condition" TEXT,
    "choices" JSONB,
    "examples" JSONB,
    "error" TEXT,
    "raw" JSONB NOT NULL,

    CONSTRAINT "extracted_action_pkey" PRIMARY KEY ("call_id","position")
);

-- CreateTable
CREATE TABLE "agent" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_alias" (
    "id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "agent_alias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_rollup" (
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "connection_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "party" TEXT NOT NULL,
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
    "hold_count" INTEGER NOT NULL,

    CONSTRAINT "call_rollup_pkey" PRIMARY KEY ("bucket","connection_id","direction","outcome","reason","party")
);

-- CreateTable
CREATE TABLE "agent_day_rollup" (
    "day" DATE NOT NULL,
    "agent_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "offers" INTEGER NOT NULL,
    "missed_offers" INTEGER NOT NULL,
    "wait_sum" DOUBLE PRECISION NOT NULL,
    "wait_count" INTEGER NOT NULL,
    "talk_sum" DOUBLE PRECISION NOT NULL,
    "talk_count" INTEGER NOT NULL,

    CONSTRAINT "agent_day_rollup_pkey" PRIMARY KEY ("day","agent_id","direction","outcome")
);

-- CreateTable
CREATE TABLE "dirty_bucket" (
    "id" BIGSERIAL NOT NULL,
    "bucket" TIMESTAMPTZ(0) NOT NULL,
    "connection_id" UUID NOT NULL,

    CONSTRAINT "dirty_bucket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT DEFAULT 'viewer',
    "banned" BOOLEAN DEFAULT false,
    "ban_reason" TEXT,
    "ban_expires" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "impersonated_by" TEXT,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT,
    "before" JSONB,
    "after" JSONB,
    "address" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "connection_secret_connection_id_idx" ON "connection_secret"("connection_id");

-- CreateIndex
CREATE INDEX "delivery_pending_idx" ON "delivery"("connection_id", "received_at", "id") WHERE (state = 'pending');

-- CreateIndex
CREATE INDEX "delivery_received_at_id_idx" ON "delivery"("received_at", "id");

-- CreateIndex
CREATE INDEX "delivery_state_received_at_id_idx" ON "delivery"("state", "received_at", "id");

-- CreateIndex
CREATE INDEX "delivery_connection_received_at_idx" ON "delivery"("connection_id", "received_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_connection_id_content_hash_key" ON "delivery"("connection_id", "content_hash");

-- CreateIndex
CREATE INDEX "rejected_request_received_at_id_idx" ON "rejected_request"("received_at", "id");

-- CreateIndex
CREATE INDEX "rejected_request_connection_id_received_at_idx" ON "rejected_request"("connection_id", "received_at");

-- CreateIndex
CREATE INDEX "call_event_call_id_idx" ON "call_event"("call_id");

-- CreateIndex
CREATE INDEX "call_key_call_id_idx" ON "call_key"("call_id");

-- CreateIndex
CREATE INDEX "call_started_at_id_idx" ON "call"("started_at", "id");

-- CreateIndex
CREATE INDEX "call_connection_id_started_at_id_idx" ON "call"("connection_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "call_outcome_started_at_id_idx" ON "call"("outcome", "started_at", "id");

-- CreateIndex
CREATE INDEX "call_direction_started_at_id_idx" ON "call"("direction", "started_at", "id");

-- CreateIndex
CREATE INDEX "call_agent_id_started_at_id_idx" ON "call"("agent_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "call_customer_number_started_at_idx" ON "call"("customer_number", "started_at");

-- CreateIndex
CREATE INDEX "call_reason_party_started_at_id_idx" ON "call"("reason", "party", "started_at", "id");

-- CreateIndex
CREATE INDEX "call_customer_number_trgm_idx" ON "call" USING GIN ("customer_number_raw" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "call_live_idx" ON "call"("started_at", "id") WHERE (state = 'live');

-- CreateIndex
CREATE INDEX "call_test_idx" ON "call"("started_at", "id") WHERE (is_test);

-- CreateIndex
CREATE INDEX "call_unmapped_idx" ON "call"("started_at", "id") WHERE (certainty = 'unmapped');

-- CreateIndex
CREATE INDEX "extracted_action_identifier_idx" ON "extracted_action"("identifier");

-- CreateIndex
CREATE INDEX "agent_alias_agent_id_idx" ON "agent_alias"("agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "agent_alias_connection_id_kind_value_key" ON "agent_alias"("connection_id", "kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_idx" ON "audit_entry"("subject_type", "subject_id");

-- AddForeignKey
ALTER TABLE "connection_secret" ADD CONSTRAINT "connection_secret_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rejected_request" ADD CONSTRAINT "rejected_request_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_event" ADD CONSTRAINT "call_event_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_event" ADD CONSTRAINT "call_event_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_key" ADD CONSTRAINT "call_key_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transcript_turn" ADD CONSTRAINT "transcript_turn_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extracted_action" ADD CONSTRAINT "extracted_action_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_alias" ADD CONSTRAINT "agent_alias_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
