CREATE INDEX customers_email_parts ON customers USING gist (email gist_trgm_ops(siglen = 32));
