update print_jobs
set status = case when attempt_count < max_attempts then 'pending' else 'dead' end,
    claimed_at = null, heartbeat_at = null
where status = 'processing'
  and timestamptz '2025-01-05 12:00Z' - greatest(claimed_at, heartbeat_at) > interval '10 minutes';
