psql service=b -c "SELECT pg_promote()"
