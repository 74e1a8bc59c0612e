SELECT b.pid, b.application_name, b.state
FROM activity AS b
WHERE array_length(b.blocked_by, 1) IS NULL
  AND (SELECT count(*) FROM activity AS w WHERE b.pid = ANY (w.blocked_by)) > 0
ORDER BY b.pid;
