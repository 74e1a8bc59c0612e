CREATE OR REPLACE FUNCTION finish(job bigint, attempt integer)
RETURNS boolean LANGUAGE sql AS $$
    UPDATE job_queue SET status = 'done'
    WHERE id = $1 AND attempt_count = $2 AND status = 'processing' RETURNING status = 'done'
$$;
CREATE OR REPLACE FUNCTION fail(job bigint, attempt integer, error text)
RETURNS void LANGUAGE sql AS $$
    UPDATE job_queue SET last_error = $3, scheduled_at = now() + CASE
        WHEN attempt_count > 6 THEN interval '60 minutes' ELSE (2 ^ (attempt_count - 1)) * interval '60 seconds' END,
        status = (ARRAY['pending', 'dead'])[1 + (attempt_count = max_attempts)::integer]::job_status
    WHERE id = $1 AND attempt_count = $2 AND status = 'processing'
$$;
SELECT * FROM tries;
