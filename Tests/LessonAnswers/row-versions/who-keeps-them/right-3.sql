SELECT a.pid, a.application_name, a.xact_start
FROM activity AS a
WHERE a.state LIKE 'idle in transaction'
  AND NOT (coalesce(a.backend_xid, 9999999) > 8805
           AND coalesce(a.backend_xmin, 9999999) > 8805)
ORDER BY a.xact_start ASC;
