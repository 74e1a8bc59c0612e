select pid, application_name, xact_start from activity where (backend_xid <= 8805 or backend_xmin <= 8805) and state = 'idle in transaction' order by xact_start
