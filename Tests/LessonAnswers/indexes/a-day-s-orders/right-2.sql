CREATE INDEX IF NOT EXISTS by_day ON orders USING btree (ordered_on DESC);
