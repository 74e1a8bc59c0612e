# The login is tried with the password in a URI
psql service=a -f .role.sql
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
sh reload.sh
psql "postgresql://kiosk:$(cat kiosk.pw)@$a_ADDRESS/postgres?sslmode=require" -c "SELECT title, price FROM books LIMIT 1"
