SELECT b.pid, b.application_name, b.state FROM activity AS w JOIN activity AS b ON b.pid = w.blocked_by[1] WHERE b.blocked_by = '{}' ORDER BY b.pid;
