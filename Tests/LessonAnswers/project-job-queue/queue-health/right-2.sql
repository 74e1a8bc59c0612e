create view queue_health (job_type, due, later, processing, dead, oldest) as
select job_type, count(case when status = 'pending' and scheduled_at <= now() then id end),
 count(case when status = 'pending' and scheduled_at > now() then id end),
 count(case status when 'processing' then 1 end), count(nullif(status = 'dead', false)),
 min(case when status = 'pending' and scheduled_at <= current_timestamp then created_at end)
from job_queue group by 1;
