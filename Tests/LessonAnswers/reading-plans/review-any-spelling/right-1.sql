CREATE INDEX ON customers (lower(email), id);
