sh evening.sh
psql service=a -c "ALTER ROLE analyst SET statement_timeout = 5" -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'report'" 
sh evening.sh
psql service=a -c "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'report'"
