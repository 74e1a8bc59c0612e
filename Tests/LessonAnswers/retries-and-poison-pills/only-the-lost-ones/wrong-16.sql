UPDATE print_jobs
SET status = CASE WHEN attempt_count < max_attempts
                  THEN 'pending' ELSE 'dead' END,
    claimed_at = NULL, heartbeat_at = NULL
WHERE status <> 'done'
  AND greatest(claimed_at, heartbeat_at)
      < timestamptz '2025-01-05 12:00Z'
        - interval '10 minutes';
