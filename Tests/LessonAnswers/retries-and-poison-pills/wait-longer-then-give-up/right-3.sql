CREATE FUNCTION wait(attempt integer) RETURNS interval
LANGUAGE sql IMMUTABLE AS $$
    SELECT least(interval '2 hours', interval '5 minutes' * power(2, attempt - 1));
$$;
UPDATE mail_jobs
SET (status, scheduled_at) = (
    SELECT 'pending', failed_at + wait(attempt_count))
WHERE status = 'failed' AND attempt_count < max_attempts;
UPDATE mail_jobs SET status = 'dead' WHERE status = 'failed';
DROP FUNCTION wait;
