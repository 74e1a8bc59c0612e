psql service=b <<'END'
ALTER SYSTEM SET max_standby_streaming_delay TO '15min';
SELECT pg_reload_conf();
END
