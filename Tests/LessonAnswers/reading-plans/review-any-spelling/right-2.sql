CREATE INDEX by_email ON customers (lower(email)) INCLUDE (name);
