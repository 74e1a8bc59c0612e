COMMENT ON TABLE users IS 'People who can place orders';
COMMENT ON TABLE products IS 'What the store sells';
COMMENT ON TABLE orders IS 'What a user orders at a time';
COMMENT ON TABLE order_items IS 'Products of an order';
COMMENT ON TABLE payments IS 'Money that has arrived';
