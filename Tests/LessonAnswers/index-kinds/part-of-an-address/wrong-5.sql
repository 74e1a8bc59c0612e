CREATE INDEX customers_email_brin ON customers USING brin (email);
