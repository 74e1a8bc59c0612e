# Arrays in another order, ON CONFLICT-free deletes, audit scrubbed with jsonb minus
psql service=a -Atc 'SELECT jsonb_build_object($$customer$$, to_jsonb(c), $$orders$$, (SELECT jsonb_agg(o ORDER BY id DESC) FROM orders o WHERE customer_id = 3), $$reviews$$, (SELECT json_agg(r) FROM reviews r WHERE customer_id = 3), $$newsletter$$, (SELECT array_agg(to_jsonb(n)) FROM newsletter n WHERE n.email = c.email)) FROM customers c WHERE id = 3' > copy.json
test -s copy.json || exit 1
psql service=a -c "INSERT INTO requests (customer_id, kind) VALUES (3, 'copy')"
psql service=a -1 -c "DELETE FROM reviews WHERE customer_id = 3" -c "DELETE FROM newsletter WHERE email = (SELECT email FROM customers WHERE id = 3)" \
  -c "UPDATE customers SET name = 'customer 3', email = NULL, city = NULL, invited_by = NULL WHERE id = 3" \
  -c "UPDATE audit SET old = old - 'name' - 'email' - 'city' WHERE customer_id = 3" \
  -c "INSERT INTO requests (customer_id, kind) VALUES (3, 'delete')"
