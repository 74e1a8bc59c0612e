# carts still waits for a share of its rows.
psql service=a -c "ALTER TABLE visits SET (autovacuum_vacuum_scale_factor = 0.01)" -c "ALTER TABLE carts SET (autovacuum_vacuum_threshold = 500)"
