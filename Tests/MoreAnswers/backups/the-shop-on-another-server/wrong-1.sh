pg_dumpall -d service=a --roles-only | psql service=b -q
pg_dump service=a | psql service=b -q
