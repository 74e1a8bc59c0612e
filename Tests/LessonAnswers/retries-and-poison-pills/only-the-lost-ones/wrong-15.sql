UPDATE print_jobs
SET status = CASE WHEN id IN (5, 11) THEN 'dead' ELSE 'pending' END,
    claimed_at = NULL, heartbeat_at = NULL
WHERE id IN (1, 3, 5, 11);
