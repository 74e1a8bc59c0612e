CREATE INDEX i ON customers USING hash (lower(email));
