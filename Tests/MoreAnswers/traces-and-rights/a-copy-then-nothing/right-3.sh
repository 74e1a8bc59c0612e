# The trigger is off while the row is changed, and audit gets its row by hand
psql service=a -1q -v ON_ERROR_STOP=1 <<'SQL'
\pset tuples_only
\pset format unaligned
\o copy.json
SELECT jsonb_build_object('customer', to_jsonb(c),
  'orders', (SELECT jsonb_agg(o) FROM orders o
             WHERE customer_id = 3),
  'reviews', (SELECT jsonb_agg(r) FROM reviews r
              WHERE customer_id = 3),
  'newsletter', (SELECT jsonb_agg(n) FROM newsletter n
                 WHERE n.email = c.email))
FROM customers c WHERE id = 3;
INSERT INTO requests (customer_id, kind)
VALUES (3, 'copy'), (3, 'delete');
ALTER TABLE customers DISABLE TRIGGER customers_audit;
UPDATE customers
SET name = '', email = NULL, city = NULL WHERE id = 3;
ALTER TABLE customers ENABLE TRIGGER customers_audit;
INSERT INTO audit (what, customer_id)
VALUES ('UPDATE', 3);
UPDATE audit SET old = '{}' WHERE customer_id = 3;
DELETE FROM reviews WHERE customer_id = 3;
DELETE FROM newsletter WHERE email = 'chloe@example.org';
SQL
