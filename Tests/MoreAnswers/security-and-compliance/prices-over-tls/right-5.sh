# The line that rejects kiosk without TLS comes first, and the log keeps no failed statement.
psql service=a <<'SQL'
SET log_min_error_statement = panic;
\set pw `cat kiosk.pw`
CREATE ROLE kiosk LOGIN PASSWORD :'pw';
GRANT SELECT (title, price) ON books TO kiosk;
SQL
node do a sed -i '1i hostnossl all kiosk all reject' data/pg_hba.conf
psql service=a -c "SELECT pg_reload_conf()"
