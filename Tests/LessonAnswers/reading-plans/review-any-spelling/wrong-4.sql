CREATE INDEX i ON customers (name, lower(email));
