CREATE OR REPLACE FUNCTION finish(job bigint, attempt integer)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE n integer;
BEGIN
    UPDATE job_queue j SET status = 'done'
    WHERE j.id = finish.job AND j.status = 'processing' AND j.attempt_count = finish.attempt;
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN n = 1;
END $$;
CREATE OR REPLACE FUNCTION fail(job bigint,
    attempt integer, error text)
RETURNS void LANGUAGE sql AS $$
    UPDATE job_queue
    SET last_error = error,
        status = CASE WHEN attempt_count < max_attempts
            THEN 'pending' ELSE 'dead' END::job_status,
        scheduled_at = now() + least(interval '1 hour',
            interval '1 min' * 2 ^ (attempt_count - 1))
    WHERE id = job AND status = 'processing'
      AND attempt_count = attempt;
$$;
SELECT * FROM tries;
