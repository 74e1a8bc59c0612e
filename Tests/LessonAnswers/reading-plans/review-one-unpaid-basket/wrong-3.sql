CREATE UNIQUE INDEX one ON baskets (customer_id) WHERE paid_on IS NOT NULL;
