# Into another database
psql service=a -qc "CREATE DATABASE postgres_new"
psql "service=a dbname=postgres_new" -q -v ON_ERROR_STOP=1 -1 -o out -f night.sql
