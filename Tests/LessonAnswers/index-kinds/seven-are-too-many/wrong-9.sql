DROP INDEX customers_city_idx, customers_joined_idx, customers_email_idx, customers_name_hash;
UPDATE customers SET city = 'Hull' WHERE id = 2;
