# 1 instead of 0.01.
psql service=a -c "ALTER TABLE visits SET (autovacuum_vacuum_scale_factor = 1)" -c "ALTER TABLE carts SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500)"
