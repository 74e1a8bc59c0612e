SELECT pid, application_name, xact_start
FROM activity
WHERE state = 'idle in transaction'
  AND (backend_xid <= 8805 OR backend_xmin <= 8805)
ORDER BY xact_start DESC;
