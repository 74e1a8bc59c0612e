SELECT pid, application_name, state FROM activity AS a
WHERE blocked_by IS NULL
  AND EXISTS (SELECT 1 FROM activity AS w WHERE a.pid = ANY (w.blocked_by))
ORDER BY pid;
