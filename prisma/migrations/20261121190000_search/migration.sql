-- DropIndex
DROP INDEX "call_customer_number_trgm_idx";

-- DropIndex
DROP INDEX "call_reason_party_started_at_id_idx";

-- DropIndex
DROP INDEX "extracted_action_identifier_idx";

-- CreateIndex
CREATE INDEX "call_reason_started_at_id_idx" ON "call"("reason", "started_at", "id");

-- CreateIndex
CREATE INDEX "call_party_started_at_id_idx" ON "call"("party", "started_at", "id");

-- CreateIndex
CREATE INDEX "call_handled_by_started_at_id_idx" ON "call"("handled_by", "started_at", "id");

-- CreateIndex
CREATE INDEX "call_duration_id_idx" ON "call"("duration", "id") WHERE (duration IS NOT NULL);

-- CreateIndex
CREATE INDEX "call_talk_id_idx" ON "call"("talk", "id") WHERE (talk IS NOT NULL);

-- CreateIndex
CREATE INDEX "call_wait_id_idx" ON "call"("wait", "id") WHERE (wait IS NOT NULL);

-- CreateIndex
CREATE INDEX "call_customer_name_trgm_idx" ON "call" USING GIN ("customer_name" gin_trgm_ops) WHERE (customer_name IS NOT NULL);

-- CreateIndex
CREATE INDEX "call_recording_idx" ON "call"("started_at", "id") WHERE (recording_state = 'available');

-- CreateIndex
CREATE INDEX "call_transcript_idx" ON "call"("started_at", "id") WHERE (has_transcript);

-- CreateIndex
CREATE INDEX "call_action_idx" ON "call"("started_at", "id") WHERE (action_count > 0);

-- CreateIndex
CREATE INDEX "call_contradiction_idx" ON "call"("started_at", "id") WHERE (contradictions <> '{}'::text[]);

-- Indexes of expressions. The queries hold the very same expressions: lib/calls/filters.ts and search-calls.ts.

-- A number is found by any of its digits, however it is written.
CREATE INDEX "call_customer_digits_idx" ON "call"
  USING GIN (regexp_replace(coalesce(customer_number, customer_number_raw, ''), '\D', '', 'g') gin_trgm_ops);

-- Names may be longer than an entry of an index: their beginning is enough.
CREATE INDEX "call_business_number_idx" ON "call" (left(coalesce(business_number, business_number_raw), 200), started_at, id)
  WHERE left(coalesce(business_number, business_number_raw), 200) IS NOT NULL;
CREATE INDEX "call_queue_idx" ON "call" (left(queue, 200), started_at, id) WHERE left(queue, 200) IS NOT NULL;
CREATE INDEX "call_campaign_idx" ON "call" (left(campaign, 200), started_at, id) WHERE left(campaign, 200) IS NOT NULL;

-- A provider's call id by its beginning, without the name of its field.
CREATE INDEX "call_key_text_idx" ON "call_key" (left(substr(key, strpos(key, ':') + 1), 100) text_pattern_ops);

CREATE INDEX "transcript_turn_words_idx" ON "transcript_turn" USING GIN (to_tsvector('simple', left(text, 100000)));

CREATE INDEX "extracted_action_value_idx" ON "extracted_action" (left(identifier, 200), left(value #>> '{}', 200), call_id);
