-- A:
UPDATE voucher_jobs
SET status = 'pending', max_attempts = attempt_count + 3
WHERE status = 'dead' AND last_error = 'no connection';
ALTER TABLE vouchers ADD UNIQUE (job_id);
CREATE OR REPLACE PROCEDURE work(job integer)
LANGUAGE sql AS $$
    INSERT INTO vouchers
    SELECT id, customer, euros FROM voucher_jobs
    WHERE id = job
    ON CONFLICT (job_id) DO NOTHING;
    UPDATE voucher_jobs SET status = 'done' WHERE id IN (2, 3);
$$;
BEGIN;
CALL work(2);
-- B:
CALL work(2);
CALL work(3); CALL work(5);
-- A:
COMMIT;
