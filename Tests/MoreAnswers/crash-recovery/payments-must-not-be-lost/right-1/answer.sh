psql service=a <<'SQL'
ALTER ROLE web SET synchronous_commit TO off;
ALTER SYSTEM RESET ALL;
SELECT pg_reload_conf();
SQL
