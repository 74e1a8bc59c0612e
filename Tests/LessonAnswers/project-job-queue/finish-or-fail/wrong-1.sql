CREATE OR REPLACE FUNCTION finish(job bigint,
    attempt integer) RETURNS boolean LANGUAGE sql AS $$
    UPDATE job_queue SET status = 'done'
    WHERE id = job;
    SELECT true;
$$;
CREATE OR REPLACE FUNCTION fail(job bigint,
    attempt integer, error text)
RETURNS void LANGUAGE sql AS $$
    UPDATE job_queue SET status = 'pending'
    WHERE id = job;
$$;
SELECT * FROM tries;
