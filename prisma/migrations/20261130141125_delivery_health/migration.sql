-- How connections fare asks for the few deliveries of a day that came more than once, and for tests: not for all of them.
-- CreateIndex
CREATE INDEX "delivery_repeated_idx" ON "delivery"("received_at", "id") WHERE (repeats > 0);

-- CreateIndex
CREATE INDEX "delivery_test_idx" ON "delivery"("received_at", "id") WHERE (is_test);
