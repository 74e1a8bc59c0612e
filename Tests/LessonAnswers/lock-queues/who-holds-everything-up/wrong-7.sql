SELECT pid, application_name, state FROM activity AS a
WHERE EXISTS (SELECT 1 FROM activity AS w WHERE w.blocked_by = ARRAY[a.pid]) AND blocked_by = '{}' ORDER BY pid;
