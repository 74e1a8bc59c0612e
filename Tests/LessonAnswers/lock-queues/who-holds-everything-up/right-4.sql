SELECT b.pid, b.application_name, b.state
FROM activity AS w CROSS JOIN LATERAL unnest(w.blocked_by) AS u(pid) JOIN activity AS b ON b.pid = u.pid
WHERE b.blocked_by = '{}'
GROUP BY b.pid, b.application_name, b.state ORDER BY b.pid;
