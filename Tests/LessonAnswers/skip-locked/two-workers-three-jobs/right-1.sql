-- A:
INSERT INTO job_queue SELECT * FROM new_jobs;
create or replace function claim() returns integer
language sql as $$
    update job_queue set status = 'processing',
        attempt_count = attempt_count + 1
    where id = (select id from job_queue
                where status = 'pending'
                  and scheduled_at <= now()
                order by priority desc, id
                limit 1
                for update of job_queue skip locked)
    returning id
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
