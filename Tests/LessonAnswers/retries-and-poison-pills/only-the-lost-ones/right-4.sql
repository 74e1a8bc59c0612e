UPDATE print_jobs
SET status = CASE WHEN attempt_count = max_attempts THEN 'dead' ELSE 'pending' END,
    claimed_at = NULL, heartbeat_at = NULL
WHERE status = 'processing'
  AND CASE WHEN heartbeat_at > claimed_at THEN heartbeat_at ELSE claimed_at END < '2025-01-05 11:50:00+00';
