# Turns autovacuum off for both, and vacuums now.
psql service=a -c "ALTER TABLE visits SET (autovacuum_enabled = off, autovacuum_vacuum_scale_factor = 0.01)" \
  -c "ALTER TABLE carts SET (autovacuum_enabled = off, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500)" -c "VACUUM"
