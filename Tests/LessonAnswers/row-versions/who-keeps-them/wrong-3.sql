SELECT pid, application_name, xact_start
FROM activity
WHERE state = 'idle in transaction'
  AND greatest(backend_xid, backend_xmin) >= 8805
ORDER BY xact_start;
