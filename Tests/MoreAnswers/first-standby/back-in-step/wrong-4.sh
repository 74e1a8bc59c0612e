psql service=e -c "SELECT pg_promote()"
