SELECT pid, application_name, xact_start
FROM activity
WHERE state = 'idle in transaction'
  AND coalesce(least(backend_xid, backend_xmin), 8806) < 8806
ORDER BY 3;
