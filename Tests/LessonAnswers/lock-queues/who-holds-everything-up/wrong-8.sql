SELECT pid, application_name, state FROM activity AS a
WHERE blocked_by = '{}' AND (SELECT count(*) FROM activity AS w WHERE a.pid = ANY (w.blocked_by)) > 1 ORDER BY pid;
