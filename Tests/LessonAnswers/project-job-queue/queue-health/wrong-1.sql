CREATE VIEW queue_health AS
SELECT job_type, status, count(*) AS jobs
FROM job_queue
GROUP BY job_type, status;
