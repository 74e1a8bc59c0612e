SELECT pid, application_name, state FROM activity WHERE blocked_by = '{}' AND state <> 'idle' ORDER BY pid DESC LIMIT 1;
