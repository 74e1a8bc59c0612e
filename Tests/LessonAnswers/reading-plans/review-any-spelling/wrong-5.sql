CREATE INDEX i ON customers (lower(email)) WHERE id < 100;
