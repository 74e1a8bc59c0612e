# Only the database postgres, and no one without TLS
psql service=a -f .role.sql
node do a sed -i -e '1i hostssl postgres kiosk 127.0.0.1/32 scram-sha-256' -e '1i hostnossl all all all reject' data/pg_hba.conf
psql service=a -c "SELECT pg_reload_conf()"
