psql service=a -c "ALTER TABLE visits SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 0)" \
  -c "ALTER TABLE carts SET (autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0)"
