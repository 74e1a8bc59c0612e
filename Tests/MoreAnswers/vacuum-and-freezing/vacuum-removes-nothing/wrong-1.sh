# Kills everyone who is idle in a transaction.
CAUSE=session sh night.sh
psql service=a -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'"
