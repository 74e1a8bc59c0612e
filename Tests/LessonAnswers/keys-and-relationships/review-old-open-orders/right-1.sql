update orders set status='cancelled' where status='open' and ordered_on<'2025-12-12' returning id, customer_id
