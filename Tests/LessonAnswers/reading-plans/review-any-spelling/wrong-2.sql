CREATE INDEX i ON customers (id, lower(email));
