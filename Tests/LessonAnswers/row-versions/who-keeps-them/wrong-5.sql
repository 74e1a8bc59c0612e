SELECT pid, application_name, xact_start
FROM activity
WHERE state = 'idle in transaction'
ORDER BY xact_start
LIMIT 3;
