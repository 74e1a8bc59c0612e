UPDATE mail_jobs SET status = 'dead' WHERE status = 'failed' AND NOT attempt_count < max_attempts;
UPDATE mail_jobs SET status = 'pending', scheduled_at = failed_at + CASE WHEN interval '2.5 min' * 2 ^ attempt_count > interval '2 hours' THEN interval '2 hours' ELSE interval '2.5 min' * 2 ^ attempt_count END
WHERE status = 'failed' AND attempt_count < max_attempts;
