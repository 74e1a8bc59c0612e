create index on orders (ordered_on)
