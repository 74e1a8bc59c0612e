-- A:
UPDATE voucher_jobs
SET status = 'pending', max_attempts = attempt_count + 3
WHERE status = 'dead' AND last_error = 'no connection';
ALTER TABLE vouchers ADD UNIQUE (job_id);
CREATE OR REPLACE PROCEDURE work(job integer)
LANGUAGE sql AS $$
    MERGE INTO vouchers AS v USING (SELECT * FROM voucher_jobs WHERE id = job) AS j ON v.job_id = j.id
    WHEN NOT MATCHED THEN INSERT (job_id, customer, euros) VALUES (j.id, j.customer, j.euros);
    UPDATE voucher_jobs SET status = 'done'
    WHERE id = job;
$$;
BEGIN;
CALL work(2);
-- B:
CALL work(2);
CALL work(3); CALL work(5);
-- A:
COMMIT;
