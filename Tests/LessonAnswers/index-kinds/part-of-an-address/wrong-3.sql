CREATE INDEX customers_email_trgm ON customers USING gin (lower(email) gin_trgm_ops);
