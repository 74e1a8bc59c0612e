UPDATE mail_jobs
SET status = CASE WHEN attempt_count < max_attempts
                  THEN 'pending' ELSE 'dead' END,
    scheduled_at =
        CASE WHEN attempt_count < max_attempts
             THEN failed_at + least(
                 interval '5 minutes'
                     * attempt_count,
                 interval '2 hours')
             ELSE scheduled_at END
WHERE status = 'failed';
