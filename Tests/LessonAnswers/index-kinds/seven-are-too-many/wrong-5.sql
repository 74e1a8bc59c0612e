DROP INDEX customers_city_idx, customers_joined_idx, customers_email_key, customers_name_hash;
