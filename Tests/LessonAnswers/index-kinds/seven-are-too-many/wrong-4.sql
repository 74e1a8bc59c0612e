DROP INDEX customers_city_idx, customers_joined_idx, customers_email_idx, customers_name_hash, customers_name_trgm;
