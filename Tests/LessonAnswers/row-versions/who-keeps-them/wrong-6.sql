SELECT pid, application_name, xact_start
FROM activity
WHERE state LIKE 'idle%'
  AND backend_xid <= 8805
ORDER BY xact_start;
