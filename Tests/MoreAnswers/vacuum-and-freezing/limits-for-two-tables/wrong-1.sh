# For the whole server.
psql service=a -c "ALTER SYSTEM SET autovacuum_vacuum_scale_factor = 0.01" -c "SELECT pg_reload_conf()" \
  -c "ALTER TABLE carts SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500)"
