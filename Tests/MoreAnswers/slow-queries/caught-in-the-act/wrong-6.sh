# A log of slow statements without their plans
psql service=a -c "ALTER SYSTEM SET log_min_duration_statement = '5ms'" -c "SELECT pg_reload_conf()"
psql service=a -qf pick.sql > out
echo parcels_packed_at_idx > index.txt
