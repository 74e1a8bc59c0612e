SELECT pid, application_name, xact_start
FROM activity
WHERE state = 'idle in transaction'
  AND coalesce(backend_xid, backend_xmin) < 8799
ORDER BY xact_start;
