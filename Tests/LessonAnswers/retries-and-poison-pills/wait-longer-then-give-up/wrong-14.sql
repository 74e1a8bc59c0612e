UPDATE mail_jobs
SET status = 'pending',
    scheduled_at = failed_at + interval '5 minutes'
WHERE status = 'failed';
