# The login is tried with a password file, and with the variable that only the same account and root can see
psql service=a -f .role.sql
node do a sed -i 's/^host /hostssl /' data/pg_hba.conf
sh reload.sh
sed 's/^/*:*:*:kiosk:/' kiosk.pw > kiosk.pgpass; chmod 600 kiosk.pgpass
PGPASSFILE=kiosk.pgpass psql "host=$a_ADDRESS user=kiosk dbname=postgres sslmode=require" -c "SELECT title, price FROM books LIMIT 1"
PGPASSWORD=$(cat kiosk.pw) psql "host=$a_ADDRESS user=kiosk dbname=postgres sslmode=require" -c "SELECT title, price FROM books LIMIT 1"
