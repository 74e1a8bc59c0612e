psql -q <<'SQL'
BEGIN;
COMMENT ON TABLE users IS 'Customers';
COMMENT ON TABLE products IS 'Things for sale';
COMMENT ON TABLE orders IS 'Orders';
COMMENT ON TABLE order_items IS 'Lines of orders';
COMMENT ON TABLE payments IS 'Money in';
COMMENT ON TYPE order_status IS 'The life of an order';
COMMIT;
SQL
