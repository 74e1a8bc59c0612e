-- A:
UPDATE voucher_jobs
SET status = 'pending', max_attempts = attempt_count + 3
WHERE status = 'dead' AND last_error = 'no connection';
CREATE OR REPLACE PROCEDURE work(job integer)
LANGUAGE sql AS $$
    UPDATE voucher_jobs SET status = 'done'
    WHERE id = job;
    INSERT INTO vouchers
    SELECT id, customer, euros FROM voucher_jobs AS j
    WHERE id = job
      AND NOT EXISTS (SELECT 1 FROM vouchers
                      WHERE job_id = j.id);
$$;
BEGIN;
CALL work(2);
-- B:
CALL work(2);
CALL work(3); CALL work(5);
-- A:
COMMIT;
