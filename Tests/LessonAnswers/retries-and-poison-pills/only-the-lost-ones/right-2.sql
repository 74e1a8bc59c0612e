UPDATE print_jobs
SET status = 'dead', claimed_at = NULL, heartbeat_at = NULL
WHERE status = 'processing'
  AND attempt_count >= max_attempts
  AND NOT EXISTS (
      SELECT 1 FROM (VALUES (claimed_at), (heartbeat_at)) AS sign (seen)
      WHERE seen >= '2025-01-05 11:50Z');
UPDATE print_jobs
SET status = 'pending', claimed_at = NULL, heartbeat_at = NULL
WHERE status = 'processing'
  AND NOT EXISTS (
      SELECT 1 FROM (VALUES (claimed_at), (heartbeat_at)) AS sign (seen)
      WHERE seen >= '2025-01-05 11:50Z');
