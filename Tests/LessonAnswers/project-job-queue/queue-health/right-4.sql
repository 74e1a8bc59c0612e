CREATE VIEW queue_health AS
SELECT t.job_type,
  (SELECT count(*) FROM job_queue j WHERE j.job_type = t.job_type AND status = 'pending' AND scheduled_at <= now()) AS due,
  (SELECT count(*) FROM job_queue j WHERE j.job_type = t.job_type AND status = 'pending' AND scheduled_at > now()) AS later,
  (SELECT count(*) FROM job_queue j WHERE j.job_type = t.job_type AND status = 'processing') AS processing,
  (SELECT count(*) FROM job_queue j WHERE j.job_type = t.job_type AND status = 'dead') AS dead,
  (SELECT created_at FROM job_queue j WHERE j.job_type = t.job_type AND status = 'pending' AND scheduled_at <= now() ORDER BY created_at LIMIT 1) AS oldest
FROM (SELECT DISTINCT job_type FROM job_queue) AS t;
SELECT * FROM queue_health ORDER BY job_type;
