WITH open AS (
    SELECT * FROM activity WHERE state = 'idle in transaction'
)
SELECT pid, application_name, xact_start FROM open WHERE backend_xid <= 8805
UNION ALL
SELECT pid, application_name, xact_start FROM open
WHERE backend_xmin <= 8805 AND (backend_xid IS NULL OR backend_xid > 8805)
ORDER BY xact_start;
