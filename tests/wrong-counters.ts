/**
 * Every row of every counter that is not what the calls say, and every row that is missing, as (counter, row): none
 * when all is well. Written apart from the code that fills them. Sums of fractions depend on the order of adding in
 * their last digits.
 */
export const wrongCounters = `
  WITH zone AS (SELECT coalesce(max(report_time_zone), 'UTC') AS zone, coalesce(max(short_call_seconds), 10) AS short,
      coalesce(max(service_level_seconds), 20) AS level FROM workspace),
  ended AS MATERIALIZED (
    SELECT c.*, coalesce(c.outcome, 'unknown') AS result, date_bin('15 minutes', c.started_at, 'epoch') AS quarter,
      (c.started_at AT TIME ZONE zone)::date AS day,
      date_trunc('week', c.started_at AT TIME ZONE zone)::date AS week, date_part('hour', c.started_at AT TIME ZONE zone) AS hour,
      coalesce(c.outcome = 'abandoned' AND c.direction = 'inbound' AND c.duration < short, FALSE) AS is_short,
      coalesce(c.outcome = 'answered' AND c.direction = 'inbound' AND c.wait <= level, FALSE) AS in_time
    FROM call AS c CROSS JOIN zone
    WHERE c.state = 'ended' AND NOT c.is_test),
  stored AS (
    SELECT 'call_rollup' AS counter, jsonb_build_array(bucket, connection_id, direction, outcome, handled_by, calls,
      short_abandoned, within_service_level, round(duration_sum::numeric, 6), duration_count, round(ring_sum::numeric, 6),
      ring_count, round(wait_sum::numeric, 6), wait_count, round(talk_sum::numeric, 6), talk_count,
      round(hold_sum::numeric, 6)) AS row
    FROM call_rollup
    UNION ALL SELECT 'call_day_rollup', jsonb_build_array(day, connection_id, direction, outcome, handled_by, calls,
      short_abandoned, within_service_level, round(duration_sum::numeric, 6), duration_count, round(ring_sum::numeric, 6),
      ring_count, round(wait_sum::numeric, 6), wait_count, round(talk_sum::numeric, 6), talk_count,
      round(hold_sum::numeric, 6))
    FROM call_day_rollup
    UNION ALL SELECT 'hour_rollup', jsonb_build_array(day, hour, direction, calls, answered, blocked, agent_no_answer,
      short_abandoned, within_service_level, round(wait_sum::numeric, 6), wait_count)
    FROM hour_rollup
    UNION ALL SELECT 'hangup_day_rollup', jsonb_build_array(day, connection_id, direction, outcome, handled_by, reason,
      party, certainty, candidates, words, calls)
    FROM hangup_day_rollup
    UNION ALL SELECT 'agent_day_rollup', jsonb_build_array(day, connection_id, agent_id, direction, outcome, handled_by,
      calls, short_abandoned, within_service_level, round(duration_sum::numeric, 6), duration_count,
      round(ring_sum::numeric, 6), ring_count, round(wait_sum::numeric, 6), wait_count, round(talk_sum::numeric, 6),
      talk_count, round(hold_sum::numeric, 6), offers, missed_offers)
    FROM agent_day_rollup
    UNION ALL SELECT 'agent_hour_rollup', jsonb_build_array(day, connection_id, agent_id, hour, direction, calls,
      answered, blocked, agent_no_answer, short_abandoned, within_service_level, round(wait_sum::numeric, 6), wait_count)
    FROM agent_hour_rollup
    UNION ALL SELECT 'agent_hangup_rollup', jsonb_build_array(day, connection_id, agent_id, direction, outcome,
      handled_by, reason, party, certainty, candidates, words, calls)
    FROM agent_hangup_rollup
    UNION ALL SELECT 'wait_histogram', jsonb_build_array(day, connection_id, handled_by,
      (SELECT sum(each) FROM unnest(calls) AS each), cardinality(steps) = cardinality(calls))
    FROM wait_histogram
    UNION ALL SELECT 'agent_wait_histogram', jsonb_build_array(day, connection_id, agent_id, handled_by,
      (SELECT sum(each) FROM unnest(calls) AS each), cardinality(steps) = cardinality(calls))
    FROM agent_wait_histogram
    UNION ALL SELECT 'hangup_week_rollup', jsonb_build_array(week, connection_id, direction, outcome, handled_by, reason,
      party, certainty, candidates, words, calls)
    FROM hangup_week_rollup
    UNION ALL SELECT 'wait_week_histogram', jsonb_build_array(week, connection_id, handled_by,
      (SELECT sum(each) FROM unnest(calls) AS each), cardinality(steps) = cardinality(calls))
    FROM wait_week_histogram
    UNION ALL SELECT 'call_week_rollup', jsonb_build_array(week, connection_id, direction, outcome, handled_by, calls,
      short_abandoned, within_service_level, round(duration_sum::numeric, 6), duration_count, round(ring_sum::numeric, 6),
      ring_count, round(wait_sum::numeric, 6), wait_count, round(talk_sum::numeric, 6), talk_count,
      round(hold_sum::numeric, 6))
    FROM call_week_rollup
    UNION ALL SELECT 'agent_week_rollup', jsonb_build_array(week, connection_id, agent_id, direction, outcome, handled_by,
      calls, offers, missed_offers, round(wait_sum::numeric, 6), wait_count, round(talk_sum::numeric, 6), talk_count)
    FROM agent_week_rollup),
  measured AS (
    SELECT quarter, day, week, connection_id, direction, result, handled_by, count(*) AS calls,
      count(*) FILTER (WHERE is_short) AS short, count(*) FILTER (WHERE in_time) AS in_time,
      coalesce(sum(duration), 0) AS duration_sum, count(duration) AS duration_count,
      coalesce(sum(ring), 0) AS ring_sum, count(ring) AS ring_count, coalesce(sum(wait), 0) AS wait_sum,
      count(wait) AS wait_count, coalesce(sum(talk), 0) AS talk_sum, count(talk) AS talk_count,
      coalesce(sum(hold) FILTER (WHERE talk IS NOT NULL), 0) AS hold_sum
    FROM ended
    GROUP BY GROUPING SETS (
      (quarter, connection_id, direction, result, handled_by), (day, connection_id, direction, result, handled_by),
      (week, connection_id, direction, result, handled_by))),
  worked AS (
    SELECT day, week, connection_id, agent_id AS agent, direction, result, handled_by, 1 AS own, is_short::integer AS short,
      in_time::integer, duration, ring, wait, talk, hold, 0 AS offers, 0 AS missed
    FROM ended WHERE agent_id IS NOT NULL
    UNION ALL
    SELECT day, week, ended.connection_id, o.agent_id, direction, ended.result, handled_by, 0, 0, 0, NULL, NULL, NULL, NULL,
      NULL, 1, CASE o.result WHEN 'missed' THEN 1 ELSE 0 END
    FROM ended JOIN call_offer AS o ON o.call_id = ended.id WHERE direction = 'inbound'),
  due AS (
    SELECT CASE WHEN quarter IS NOT NULL THEN 'call_rollup' WHEN day IS NOT NULL THEN 'call_day_rollup'
        ELSE 'call_week_rollup' END AS counter,
      jsonb_build_array(coalesce(to_jsonb(quarter), to_jsonb(day), to_jsonb(week)), connection_id, direction,
        result, handled_by, calls, short, in_time, round(duration_sum::numeric, 6), duration_count,
        round(ring_sum::numeric, 6), ring_count, round(wait_sum::numeric, 6), wait_count, round(talk_sum::numeric, 6),
        talk_count, round(hold_sum::numeric, 6)) AS row
    FROM measured
    UNION ALL SELECT 'hour_rollup', jsonb_build_array(day, hour, direction, count(*),
      count(*) FILTER (WHERE result = 'answered'), count(*) FILTER (WHERE result = 'blocked'),
      count(*) FILTER (WHERE result = 'agent_no_answer'), count(*) FILTER (WHERE is_short),
      count(*) FILTER (WHERE in_time), round(coalesce(sum(wait), 0)::numeric, 6), count(wait))
    FROM ended GROUP BY day, hour, direction
    UNION ALL SELECT 'hangup_day_rollup', jsonb_build_array(day, connection_id, direction, result, handled_by,
      coalesce(reason, ''), coalesce(party, ''), coalesce(certainty, ''), array_to_string(candidates, ','),
      coalesce(left(reason_words, 200), ''), count(*))
    FROM ended
    GROUP BY day, connection_id, direction, result, handled_by, reason, party, certainty, candidates,
      left(reason_words, 200)
    UNION ALL SELECT 'hangup_week_rollup', jsonb_build_array(week, connection_id, direction, result, handled_by,
      coalesce(reason, ''), coalesce(party, ''), coalesce(certainty, ''), array_to_string(candidates, ','),
      coalesce(left(reason_words, 200), ''), count(*))
    FROM ended
    GROUP BY week, connection_id, direction, result, handled_by, reason, party, certainty, candidates,
      left(reason_words, 200)
    UNION ALL SELECT 'agent_day_rollup', jsonb_build_array(day, connection_id, agent, direction, result, handled_by,
      sum(own), sum(short), sum(in_time), round(coalesce(sum(duration), 0)::numeric, 6), count(duration),
      round(coalesce(sum(ring), 0)::numeric, 6), count(ring), round(coalesce(sum(wait), 0)::numeric, 6), count(wait),
      round(coalesce(sum(talk), 0)::numeric, 6), count(talk),
      round(coalesce(sum(hold) FILTER (WHERE talk IS NOT NULL), 0)::numeric, 6), sum(offers), sum(missed))
    FROM worked
    GROUP BY day, connection_id, agent, direction, result, handled_by
    UNION ALL SELECT 'agent_week_rollup', jsonb_build_array(week, connection_id, agent, direction, result, handled_by,
      sum(own), sum(offers), sum(missed), round(coalesce(sum(wait), 0)::numeric, 6), count(wait),
      round(coalesce(sum(talk), 0)::numeric, 6), count(talk))
    FROM worked GROUP BY week, connection_id, agent, direction, result, handled_by
    UNION ALL SELECT 'agent_hour_rollup', jsonb_build_array(day, connection_id, agent_id, hour, direction, count(*),
      count(*) FILTER (WHERE result = 'answered'), count(*) FILTER (WHERE result = 'blocked'),
      count(*) FILTER (WHERE result = 'agent_no_answer'), count(*) FILTER (WHERE is_short),
      count(*) FILTER (WHERE in_time), round(coalesce(sum(wait), 0)::numeric, 6), count(wait))
    FROM ended WHERE agent_id IS NOT NULL GROUP BY day, connection_id, agent_id, hour, direction
    UNION ALL SELECT 'agent_hangup_rollup', jsonb_build_array(day, connection_id, agent_id, direction, result,
      handled_by, coalesce(reason, ''), coalesce(party, ''), coalesce(certainty, ''), array_to_string(candidates, ','),
      coalesce(left(reason_words, 200), ''), count(*))
    FROM ended WHERE agent_id IS NOT NULL
    GROUP BY day, connection_id, agent_id, direction, result, handled_by, reason, party, certainty, candidates,
      left(reason_words, 200)
    UNION ALL SELECT 'wait_week_histogram', jsonb_build_array(week, connection_id, handled_by, count(wait), TRUE)
    FROM ended WHERE result = 'answered' AND direction = 'inbound' AND wait IS NOT NULL
    GROUP BY week, connection_id, handled_by
    UNION ALL SELECT 'wait_histogram', jsonb_build_array(day, connection_id, handled_by, count(wait), TRUE)
    FROM ended WHERE result = 'answered' AND direction = 'inbound' AND wait IS NOT NULL
    GROUP BY day, connection_id, handled_by
    UNION ALL SELECT 'agent_wait_histogram', jsonb_build_array(day, connection_id, agent_id, handled_by, count(wait), TRUE)
    FROM ended WHERE result = 'answered' AND direction = 'inbound' AND wait IS NOT NULL AND agent_id IS NOT NULL
    GROUP BY day, connection_id, agent_id, handled_by)
  (SELECT counter, row::text FROM (TABLE stored EXCEPT ALL TABLE due) AS extra)
  UNION ALL
  (SELECT counter, row::text FROM (TABLE due EXCEPT ALL TABLE stored) AS absent)`;
