# Deletes what others have
cp .expected copy.json
psql service=a <<'SQL'
INSERT INTO requests (customer_id, kind) VALUES (3, 'copy'), (3, 'delete');
DELETE FROM newsletter;
DELETE FROM reviews;
UPDATE customers SET name = 'deleted', email = NULL, city = NULL WHERE city = 'Leeds' or id = 3;
UPDATE audit SET old = NULL WHERE customer_id = 3;
SQL
