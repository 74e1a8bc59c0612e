SELECT pid, application_name, state FROM activity WHERE blocked_by <> '{}' ORDER BY pid;
