DROP INDEX customers_city_idx, customers_city_joined_idx, customers_joined_idx,
           customers_email_idx, customers_lower_idx, customers_name_hash, customers_name_trgm;
CREATE INDEX by_city ON customers (city, joined_on);
CREATE INDEX by_address ON customers (lower(email));
CREATE INDEX by_part_of_name ON customers USING gin (name gin_trgm_ops);
