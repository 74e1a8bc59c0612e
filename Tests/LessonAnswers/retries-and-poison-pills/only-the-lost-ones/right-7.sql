MERGE INTO print_jobs USING (SELECT 1) AS x ON status = 'processing' AND greatest(claimed_at, heartbeat_at) < '2025-01-05 11:50Z'
WHEN MATCHED THEN UPDATE SET status = CASE WHEN attempt_count < max_attempts THEN 'pending' ELSE 'dead' END, claimed_at = NULL, heartbeat_at = NULL;
