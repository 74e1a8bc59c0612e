CREATE OR REPLACE FUNCTION reap()
RETURNS void LANGUAGE sql AS $$
    UPDATE job_queue
    SET last_error = 'worker lost',
        status = CASE (max_attempts - attempt_count) WHEN 0
            THEN 'dead'::job_status ELSE 'pending' END
    WHERE status = 'processing'
      AND claimed_at < now() - interval '10 minutes';
$$;
CREATE OR REPLACE FUNCTION replay(kind text)
RETURNS void LANGUAGE sql AS $$
    UPDATE job_queue
    SET status = 'pending', scheduled_at = current_timestamp,
        max_attempts = attempt_count + 3
    WHERE (status, job_type) = ('dead', kind);
$$;
SELECT * FROM tries;
