CREATE OR REPLACE FUNCTION finish(job bigint,
    attempt integer)
RETURNS boolean LANGUAGE sql AS $$
    UPDATE job_queue SET status = 'done'
    WHERE id = job AND status = 'processing'
      AND attempt_count = attempt
    RETURNING true;
$$;
CREATE OR REPLACE FUNCTION fail(job bigint, attempt integer, error text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE j job_queue;
BEGIN
    SELECT * INTO j FROM job_queue WHERE id = job FOR UPDATE;
    IF j.status IS DISTINCT FROM 'processing' OR j.attempt_count <> attempt THEN
        RETURN;
    END IF;
    IF j.attempt_count >= j.max_attempts THEN
        UPDATE job_queue SET status = 'dead', last_error = error WHERE id = job;
    ELSE
        UPDATE job_queue SET status = 'pending', last_error = error,
            scheduled_at = now() + make_interval(mins => least(60, (1 << (attempt - 1))))
        WHERE id = job;
    END IF;
END $$;
SELECT * FROM tries;
