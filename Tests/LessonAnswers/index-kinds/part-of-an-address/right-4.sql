CREATE INDEX customers_contact_trgm
    ON customers USING gin (name gin_trgm_ops, email gin_trgm_ops);
