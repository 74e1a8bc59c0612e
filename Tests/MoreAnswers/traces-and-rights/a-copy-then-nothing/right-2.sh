# Python, with psycopg2-free json: one query per table
q() { psql service=a -XAtc "SELECT coalesce(json_agg(t), '[]') FROM (SELECT * FROM $1 WHERE $2) t"; }
{ printf '{"customer": '; psql service=a -XAtc "SELECT row_to_json(c) FROM customers c WHERE id = 3"
  printf ', "orders": '; q orders 'customer_id = 3'
  printf ', "reviews": '; q reviews 'customer_id = 3'
  printf ', "newsletter": '; q newsletter "email = 'chloe@example.org'"; echo '}'; } > copy.json
test -s copy.json && psql service=a -1 -v ON_ERROR_STOP=1 <<'SQL'
INSERT INTO requests (customer_id, kind) VALUES (3, 'copy'), (3, 'delete');
DELETE FROM newsletter WHERE email = 'chloe@example.org';
DELETE FROM reviews WHERE customer_id = 3;
UPDATE orders SET customer_id = NULL WHERE customer_id = 3;
UPDATE customers SET invited_by = NULL WHERE invited_by = 3;
DELETE FROM customers WHERE id = 3;
UPDATE audit SET old = jsonb_build_object('id', 3) WHERE customer_id = 3;
SQL
