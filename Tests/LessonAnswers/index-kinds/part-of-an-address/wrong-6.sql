CREATE INDEX customers_email_trgm ON customers USING gin (email);
