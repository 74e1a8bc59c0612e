CREATE INDEX customers_email_idx ON customers (email text_pattern_ops);
