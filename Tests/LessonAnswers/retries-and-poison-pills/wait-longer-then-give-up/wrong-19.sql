UPDATE mail_jobs SET status = 'pending', scheduled_at = failed_at + least(interval '5 minutes' * 2 ^ (attempt_count - 1), interval '2 hours') WHERE status = 'failed' AND attempt_count < max_attempts;
UPDATE mail_jobs SET status = 'dead' WHERE attempt_count >= max_attempts;
