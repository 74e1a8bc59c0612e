-- A:
INSERT INTO job_queue SELECT * FROM new_jobs;
CREATE OR REPLACE FUNCTION claim() RETURNS integer LANGUAGE sql AS $$
    WITH next AS (
        SELECT id FROM job_queue
        WHERE status = 'pending' AND scheduled_at <= now()
        ORDER BY priority DESC, id FETCH FIRST 1 ROW ONLY FOR UPDATE SKIP LOCKED
    )
    UPDATE job_queue AS j SET status = 'processing', attempt_count = j.attempt_count + 1
    FROM next WHERE next.id = j.id RETURNING j.id
$$;
BEGIN;
SELECT claim();
SELECT status FROM job_queue WHERE id = 5 FOR SHARE;
-- B:
SELECT claim();
SELECT status FROM job_queue WHERE id = 3;
-- A:
SELECT claim();
COMMIT;
