# reject lines for everyone without TLS, and psql's variables
psql service=a <<'SQL'
\set pw `cat kiosk.pw`
CREATE USER kiosk WITH ENCRYPTED PASSWORD :'pw';
GRANT SELECT (price, title) ON TABLE public.books TO kiosk;
SQL
node do a sh -c 'printf "%s\n" "local all all trust" "hostnossl all all all reject" "host all all samehost scram-sha-256" > data/pg_hba.conf'
psql service=a -c "SELECT pg_reload_conf()"
