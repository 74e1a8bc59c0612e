# One statement for each id, from the shell
psql service=a -qc "CREATE DATABASE shop"
psql "service=a dbname=shop" -q -v ON_ERROR_STOP=1 -1 -o out -f night.sql
while read -r id; do
  psql "service=a dbname=shop" -1 -c "DELETE FROM newsletter WHERE email = (SELECT email FROM customers WHERE id = $id)" -c "UPDATE customers SET name = 'deleted', email = NULL, city = NULL WHERE id = $id" < /dev/null
done < erased.txt
