MERGE INTO mail_jobs m USING (SELECT id FROM mail_jobs WHERE status = 'failed') f ON f.id = m.id
WHEN MATCHED AND attempt_count < max_attempts THEN UPDATE SET status = 'pending', scheduled_at = LEAST(failed_at + interval '2 hours', failed_at + '5 minutes'::interval * power(2, attempt_count - 1))
WHEN MATCHED THEN UPDATE SET status = 'dead';
