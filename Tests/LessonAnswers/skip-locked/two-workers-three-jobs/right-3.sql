-- A:
INSERT INTO job_queue SELECT * FROM new_jobs;
CREATE OR REPLACE FUNCTION claim() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE j job_queue;
BEGIN
    SELECT * INTO j FROM job_queue WHERE status = 'pending' AND scheduled_at < now()
    ORDER BY priority DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED;
    UPDATE job_queue SET status = 'processing', attempt_count = j.attempt_count + 1 WHERE id = j.id;
    RETURN j.id;
END $$;
BEGIN;
SELECT claim();
SELECT status FROM job_queue WHERE id = 5 FOR SHARE;
-- B:
SELECT claim();
SELECT status FROM job_queue WHERE id = 3;
-- A:
SELECT claim();
COMMIT;
