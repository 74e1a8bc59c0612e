WITH lost AS (
    SELECT id, attempt_count < max_attempts AS again FROM print_jobs
    WHERE status = 'processing'
      AND claimed_at < timestamptz '2025-01-05 12:00Z' - interval '10 minutes'
      AND coalesce(heartbeat_at, claimed_at) < timestamptz '2025-01-05 12:00Z' - interval '10 minutes'
    FOR UPDATE SKIP LOCKED
)
UPDATE print_jobs AS p
SET status = CASE WHEN again THEN 'pending' ELSE 'dead' END, claimed_at = NULL, heartbeat_at = NULL
FROM lost WHERE lost.id = p.id;
