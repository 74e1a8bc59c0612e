-- A:
INSERT INTO job_queue SELECT * FROM new_jobs;
CREATE OR REPLACE FUNCTION claim() RETURNS integer
LANGUAGE sql AS $$
    UPDATE job_queue SET status = 'processing',
        attempt_count = attempt_count + 1
    WHERE id IN (SELECT id FROM job_queue
      WHERE status = 'pending' AND scheduled_at <= now()
      ORDER BY priority DESC, id LIMIT 1
      FOR UPDATE SKIP LOCKED) RETURNING id
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
