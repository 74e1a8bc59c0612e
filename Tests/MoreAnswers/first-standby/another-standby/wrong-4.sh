node do d initdb -D data -U postgres -A trust
node start d
pg_dump service=a | psql -q service=d
