SELECT DISTINCT b.pid, b.application_name, b.state FROM activity AS w JOIN activity AS b ON b.pid = ANY (w.blocked_by)
WHERE w.blocked_by = '{}' ORDER BY b.pid;
