CREATE OR REPLACE FUNCTION reap() RETURNS void LANGUAGE plpgsql AS $$
DECLARE j job_queue;
BEGIN
    FOR j IN SELECT * FROM job_queue WHERE status = 'processing'
             AND claimed_at < now() - interval '600 seconds' FOR UPDATE SKIP LOCKED
    LOOP
        UPDATE job_queue SET last_error = 'worker lost', status = CASE
            WHEN j.attempt_count >= j.max_attempts THEN 'dead' ELSE 'pending' END::job_status
        WHERE id = j.id;
    END LOOP;
END $$;
CREATE OR REPLACE FUNCTION replay(kind text)
RETURNS void LANGUAGE sql AS $$
    UPDATE job_queue
    SET status = 'pending', scheduled_at = now(),
        max_attempts = attempt_count + 3
    WHERE status = 'dead' AND job_type = kind;
$$;
SELECT * FROM tries;
