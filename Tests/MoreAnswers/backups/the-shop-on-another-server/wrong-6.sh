psql service=b -c "CREATE DATABASE shop"
pg_dump -Fc service=a > shop.dump
pg_restore -d "service=b dbname=shop" shop.dump
