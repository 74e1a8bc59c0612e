CREATE UNIQUE INDEX one_open_basket
ON baskets USING btree (customer_id)
WHERE paid_on IS NULL;
