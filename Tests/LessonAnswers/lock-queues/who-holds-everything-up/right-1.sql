select pid, application_name, state from activity where cardinality(blocked_by) = 0 and pid = any (select unnest(blocked_by) from activity) order by 1
