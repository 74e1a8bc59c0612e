# Many updates, so that audit has more than nine rows
psql service=a -qAtf - > copy.json <<'SQL'
SELECT jsonb_build_object($$customer$$, (SELECT to_jsonb(c) FROM customers c WHERE id = 3), $$orders$$, (SELECT jsonb_agg(o) FROM orders o WHERE customer_id = 3), $$reviews$$, (SELECT jsonb_agg(r) FROM reviews r WHERE customer_id = 3), $$newsletter$$, (SELECT jsonb_agg(n) FROM newsletter n WHERE email = $$chloe@example.org$$));
SQL
test -s copy.json && psql service=a -1 -v ON_ERROR_STOP=1 <<'SQL'
INSERT INTO requests (customer_id, kind) VALUES (3, 'copy'), (3, 'delete');
DELETE FROM newsletter WHERE email = 'chloe@example.org';
DELETE FROM reviews WHERE customer_id = 3;
UPDATE customers SET name = 'a' WHERE id = 3;
UPDATE customers SET name = 'b' WHERE id = 3;
UPDATE customers SET name = 'c' WHERE id = 3;
UPDATE customers SET name = 'd' WHERE id = 3;
UPDATE customers SET name = 'e' WHERE id = 3;
UPDATE customers SET name = 'f' WHERE id = 3;
UPDATE customers SET email = NULL WHERE id = 3;
UPDATE customers SET city = NULL WHERE id = 3;
UPDATE customers SET city = NULL WHERE id = 3;
UPDATE audit SET old = NULL WHERE customer_id = 3;
SQL
