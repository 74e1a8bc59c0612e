# 499 or 500: autovacuum waits for more than the limit.
psql service=a -c "ALTER TABLE visits SET (autovacuum_vacuum_scale_factor = 0.01)" \
  -c "ALTER TABLE carts SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 499)"
