-- A:
UPDATE voucher_jobs
SET status = 'pending', max_attempts = attempt_count + 3
WHERE status = 'dead' AND last_error = 'no connection';
ALTER TABLE vouchers ADD UNIQUE (job_id);
CREATE OR REPLACE PROCEDURE work(job integer)
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM voucher_jobs WHERE id = job FOR UPDATE;
    IF NOT EXISTS (SELECT 1 FROM vouchers AS v WHERE v.job_id = job) THEN
        INSERT INTO vouchers SELECT id, customer, euros FROM voucher_jobs WHERE id = job;
    END IF;
    UPDATE voucher_jobs SET status = 'done' WHERE id = job;
END
$$;
BEGIN;
CALL work(2);
-- B:
CALL work(2);
CALL work(3); CALL work(5);
-- A:
COMMIT;
