update mail_jobs m
set status = n.status, scheduled_at = n.due
from (
    select id,
           case when attempt_count < max_attempts then 'pending' else 'dead' end as status,
           case when attempt_count < max_attempts
                then failed_at + least(make_interval(mins => 5 * (1 << (attempt_count - 1))), '2 hours')
                else scheduled_at end as due
    from mail_jobs where status = 'failed'
) n
where n.id = m.id;
