psql service=b -c "ALTER SYSTEM SET max_standby_streaming_delay = 300000"
node stop b
node start b
