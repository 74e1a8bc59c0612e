ALTER TABLE baskets ADD UNIQUE (customer_id);
