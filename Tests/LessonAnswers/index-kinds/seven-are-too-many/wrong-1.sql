DROP INDEX customers_joined_idx, customers_email_idx, customers_name_hash;
