ALTER TABLE customers DROP CONSTRAINT customers_email_key;
DROP INDEX customers_city_idx, customers_joined_idx, customers_name_hash;
