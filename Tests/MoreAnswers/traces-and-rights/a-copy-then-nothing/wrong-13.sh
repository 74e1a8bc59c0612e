umask 077  # only you can read the files
test ! -s copy.json &&  # a second run would replace it
psql service=a -qAt -v ON_ERROR_STOP=1 \
  > copy.json <<'SQL' &&
SELECT jsonb_build_object(
  'customer', (SELECT to_jsonb(c) FROM customers c
               WHERE id = 3),
  'orders', (SELECT jsonb_agg(o) FROM orders o
             WHERE customer_id = 3),
  'reviews', (SELECT jsonb_agg(r) FROM reviews r
              WHERE customer_id = 3),
  'newsletter', (SELECT jsonb_agg(n) FROM newsletter n
                 WHERE email = (SELECT email
                   FROM customers WHERE id = 3)));
INSERT INTO requests (customer_id, kind)
VALUES (3, 'copy');
SQL
test -s copy.json && psql service=a -v ON_ERROR_STOP=1 <<'SQL'
DELETE FROM newsletter WHERE email = 'chloe@example.org';
DELETE FROM reviews WHERE customer_id = 3;
UPDATE customers SET name = 'deleted', email = NULL, city = NULL WHERE id = 3;
UPDATE audit SET old = NULL WHERE customer_id = 3;
INSERT INTO requests (customer_id, kind) VALUES (3, 'delete');
SQL
