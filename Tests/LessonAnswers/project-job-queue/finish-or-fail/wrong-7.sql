CREATE OR REPLACE FUNCTION finish(job bigint,
    attempt integer)
RETURNS boolean LANGUAGE sql AS $$
    UPDATE job_queue SET status = 'done'
    WHERE id = job AND status = 'processing'
      AND attempt_count = attempt
    RETURNING true;
$$;
CREATE OR REPLACE FUNCTION fail(job bigint,
    attempt integer, error text)
RETURNS void LANGUAGE sql AS $$
    UPDATE job_queue
    SET last_error = error,
        status = 'pending',
        scheduled_at = now() + least(interval '1 hour',
            interval '1 min' * 2 ^ (attempt_count - 1))
    WHERE id = job AND status = 'processing'
      AND attempt_count = attempt;
$$;
SELECT * FROM tries;
