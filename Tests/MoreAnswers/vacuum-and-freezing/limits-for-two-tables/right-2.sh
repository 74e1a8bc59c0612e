# A higher cost limit, a sooner ANALYZE, and a lock_timeout are fine.
psql service=a -c "SET lock_timeout = '1s'" -c "ALTER TABLE visits SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_limit = 2000)" \
  -c "ALTER TABLE carts SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_analyze_scale_factor = 0.05)"
