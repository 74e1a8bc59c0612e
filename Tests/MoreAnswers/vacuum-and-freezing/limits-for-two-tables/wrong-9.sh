# Written for the server, but not read yet.
psql service=a -c "ALTER SYSTEM SET autovacuum_vacuum_scale_factor = 0.01" -c "ALTER TABLE visits SET (autovacuum_vacuum_scale_factor = 0.01)" \
  -c "ALTER TABLE carts SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500)"
