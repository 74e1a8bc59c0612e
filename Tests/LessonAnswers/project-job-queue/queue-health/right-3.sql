CREATE VIEW queue_health AS
SELECT k.job_type, count(d.id) AS due,
  (SELECT count(*) FROM job_queue q WHERE q.job_type = k.job_type AND status = 'pending' AND scheduled_at > now()) AS later,
  (SELECT count(*) FROM job_queue q WHERE q.job_type = k.job_type AND status = 'processing') AS processing,
  (SELECT count(*) FROM job_queue q WHERE q.job_type = k.job_type AND status = 'dead') AS dead,
  min(d.created_at) AS oldest
FROM (SELECT DISTINCT job_type FROM job_queue) k
LEFT JOIN (SELECT * FROM job_queue WHERE status = 'pending' AND scheduled_at <= now()) d USING (job_type)
GROUP BY k.job_type;
