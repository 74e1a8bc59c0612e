CREATE UNIQUE INDEX IF NOT EXISTS baskets_unpaid ON baskets (customer_id) WHERE (paid_on IS NULL);
