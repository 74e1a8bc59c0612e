CREATE INDEX a ON orders (status);
