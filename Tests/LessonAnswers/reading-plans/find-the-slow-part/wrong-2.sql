CREATE INDEX customers_city_idx ON customers (city);
