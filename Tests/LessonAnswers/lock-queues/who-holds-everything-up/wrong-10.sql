SELECT pid, application_name, state FROM activity WHERE cardinality(blocked_by) = 0 ORDER BY pid;
