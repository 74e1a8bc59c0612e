CREATE INDEX orders_latest_idx
    ON orders USING btree (customer_id DESC, ordered_on DESC);
