psql service=a -Atc "SELECT format('CREATE ROLE %I LOGIN;', rolname) FROM pg_roles WHERE rolname = 'till'" | psql service=b
pg_dump --inserts service=a > shop.sql
psql service=b -c "CREATE DATABASE shop TEMPLATE template0"
psql "service=b dbname=shop" -v ON_ERROR_STOP=1 -f shop.sql > /dev/null
