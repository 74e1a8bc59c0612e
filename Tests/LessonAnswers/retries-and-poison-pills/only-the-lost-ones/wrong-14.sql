UPDATE print_jobs
SET status = 'pending',
    claimed_at = NULL, heartbeat_at = NULL
WHERE status = 'processing';
