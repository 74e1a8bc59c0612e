CREATE INDEX customers_all_idx ON customers (email, id, name);
