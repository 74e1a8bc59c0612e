UPDATE mail_jobs
SET status = CASE WHEN attempt_count >= max_attempts THEN 'dead' ELSE 'pending' END,
    scheduled_at = coalesce(
        CASE WHEN max_attempts > attempt_count
             THEN failed_at + least(7200, 300 * 2 ^ (attempt_count - 1)) * interval '1 second' END,
        scheduled_at)
WHERE status = 'failed';
