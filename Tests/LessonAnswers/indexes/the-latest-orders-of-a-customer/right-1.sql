create index on orders (customer_id, ordered_on)
