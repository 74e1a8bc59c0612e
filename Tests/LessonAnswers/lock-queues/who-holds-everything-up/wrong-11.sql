SELECT pid, application_name, state
FROM activity
WHERE state IN ('idle in transaction')
ORDER BY pid;
