CREATE VIEW queue_health AS
SELECT job_type,
       count(*) FILTER (WHERE status = 'pending'
           AND scheduled_at < current_date + 2) AS due,
       count(*) FILTER (WHERE status = 'pending'
           AND scheduled_at >= current_date + 2) AS later,
       count(*) FILTER (WHERE status = 'processing')
           AS processing,
       count(*) FILTER (WHERE status = 'dead') AS dead,
       min(created_at) FILTER (WHERE status = 'pending'
           AND scheduled_at < current_date + 2) AS oldest
FROM job_queue
GROUP BY job_type;
SELECT * FROM queue_health ORDER BY job_type;
