UPDATE mail_jobs SET status = CASE WHEN attempt_count < max_attempts THEN 'pending' ELSE 'dead' END,
scheduled_at = CASE WHEN attempt_count < max_attempts THEN failed_at + (least(5*2^(attempt_count-1),120) || ' minutes')::interval ELSE scheduled_at END
WHERE status = 'failed';
