pg_dumpall -d service=a --globals-only | psql service=b -q
psql service=b -c "CREATE DATABASE shop"
pg_dump -Fd -f shop.dir service=a
pg_restore -j 2 -d "service=b dbname=shop" shop.dir
