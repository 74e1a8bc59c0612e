# The number that is 1 % today.
psql service=a -c "ALTER TABLE visits SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)" -c "ALTER TABLE carts SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500)"
