-- A:
ALTER TABLE vouchers ADD UNIQUE (job_id) DEFERRABLE;
update voucher_jobs set (status, max_attempts) = ('pending', attempt_count + 3)
where last_error = 'no connection' and status = 'dead';
CREATE OR REPLACE PROCEDURE work(job integer)
LANGUAGE sql AS $$
    INSERT INTO vouchers
    SELECT id, customer, euros FROM voucher_jobs
    WHERE id = job
    ON CONFLICT DO NOTHING;
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
