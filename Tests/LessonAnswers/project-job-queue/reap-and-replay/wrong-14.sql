CREATE OR REPLACE FUNCTION reap()
RETURNS void LANGUAGE sql AS $$
    UPDATE job_queue
    SET last_error = 'worker lost',
        status = CASE WHEN attempt_count < max_attempts
            THEN 'pending' ELSE 'dead' END::job_status
    WHERE status = 'processing'
      AND claimed_at < now() - interval '10 seconds';
$$;
CREATE OR REPLACE FUNCTION replay(kind text)
RETURNS void LANGUAGE sql AS $$
    UPDATE job_queue
    SET status = 'pending', scheduled_at = now(),
        max_attempts = attempt_count + 3
    WHERE status = 'dead' AND job_type = kind;
$$;
SELECT * FROM tries;
