-- rule 1
INSERT INTO users (email, name) VALUES ('user5@example.org', 'Copy');
INSERT INTO users (email, name) VALUES ('nowhere', 'No At');
-- rule 2
INSERT INTO products (sku, name, price) VALUES ('RUL-102', 'Copy', 2);
INSERT INTO products (sku, name, price) VALUES ('X-1', 'Cheap', -0.01);
-- rule 3
INSERT INTO orders (user_id) VALUES ('00000000-0000-0000-0000-000000000000');
INSERT INTO orders (user_id, status) SELECT id, 'unknown' FROM users;
-- rule 4
UPDATE order_items SET quantity = -1;
INSERT INTO order_items SELECT order_id, product_id, 1, 1 FROM order_items;
-- rule 5
INSERT INTO payments (order_id, amount) SELECT id, 0 FROM orders;
-- rule 6
DELETE FROM products WHERE sku = 'NOT-101';
