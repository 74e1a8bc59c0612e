psql service=a -c "ALTER ROLE analyst SET statement_timeout = '5s'"
