# The settings of ANALYZE.
psql service=a -c "ALTER TABLE visits SET (autovacuum_analyze_scale_factor = 0.01)" -c "ALTER TABLE carts SET (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 500)"
