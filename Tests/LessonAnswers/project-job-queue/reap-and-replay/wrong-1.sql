CREATE OR REPLACE FUNCTION reap()
RETURNS void LANGUAGE sql AS $$
    UPDATE job_queue SET status = 'pending'
    WHERE status = 'processing';
$$;
CREATE OR REPLACE FUNCTION replay(kind text)
RETURNS void LANGUAGE sql AS $$
    UPDATE job_queue
    SET status = 'pending', attempt_count = 0
    WHERE status = 'dead';
$$;
SELECT * FROM tries;
