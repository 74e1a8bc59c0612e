CREATE INDEX i ON customers (upper(email));
