UPDATE mail_jobs SET status = 'dead' WHERE status = 'failed' AND attempt_count = max_attempts;
UPDATE mail_jobs
SET status = 'pending',
    scheduled_at = failed_at + CASE attempt_count
        WHEN 1 THEN interval '5 min' WHEN 2 THEN interval '10 min' WHEN 3 THEN interval '20 min'
        WHEN 4 THEN interval '40 min' WHEN 5 THEN interval '80 min' ELSE interval '120 min' END
WHERE status = 'failed';
