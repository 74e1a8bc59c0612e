create unique index on baskets (customer_id) where paid_on is null
