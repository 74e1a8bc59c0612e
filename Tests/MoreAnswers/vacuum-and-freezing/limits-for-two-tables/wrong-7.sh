# Right limits, and then a rewrite that locks out readers.
psql service=a -c "ALTER TABLE visits SET (autovacuum_vacuum_scale_factor = 0.01)" \
  -c "ALTER TABLE carts SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500)" -c "VACUUM FULL visits"
