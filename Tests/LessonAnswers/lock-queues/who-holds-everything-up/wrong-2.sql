SELECT pid, application_name, state FROM activity WHERE pid IN (411, 420) ORDER BY pid;
