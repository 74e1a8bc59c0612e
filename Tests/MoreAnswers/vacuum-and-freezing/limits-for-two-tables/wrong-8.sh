# Sets it for a third table, too.
for t in visits stock; do psql service=a -c "ALTER TABLE $t SET (autovacuum_vacuum_scale_factor = 0.01)"; done
psql service=a -c "ALTER TABLE carts SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500)"
