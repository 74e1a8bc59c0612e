# The oldest xact_start isn't the holder.
CAUSE=session sh night.sh
psql service=a -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' ORDER BY xact_start LIMIT 1"
