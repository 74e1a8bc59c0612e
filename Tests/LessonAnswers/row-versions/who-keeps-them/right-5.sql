SELECT pid, application_name, xact_start
FROM activity
WHERE state = 'idle in transaction'
  AND CASE WHEN backend_xid <= 8805 THEN true
           WHEN backend_xmin <= 8805 THEN true
           ELSE false END
ORDER BY xact_start;
