CREATE INDEX orders_report_idx
    ON orders (total_amount, user_id) INCLUDE (id)
    WHERE status = 'completed';
