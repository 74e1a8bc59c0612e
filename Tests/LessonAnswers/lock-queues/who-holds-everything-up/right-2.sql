WITH blockers AS (SELECT DISTINCT unnest(blocked_by) AS pid FROM activity)
SELECT a.pid, a.application_name, a.state
FROM activity AS a JOIN blockers AS b ON b.pid = a.pid
WHERE a.blocked_by = ARRAY[]::integer[]
ORDER BY a.pid;
