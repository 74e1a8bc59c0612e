psql service=a <<'END'
ALTER SYSTEM SET synchronous_standby_names = 'any 1 ( c , b )';
ALTER SYSTEM SET synchronous_commit = 'on';
\! sleep 1
SELECT pg_reload_conf();
END
