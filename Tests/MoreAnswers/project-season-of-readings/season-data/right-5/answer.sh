psql -f schema.sql
psql -f load.sql
