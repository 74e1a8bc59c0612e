CREATE TABLE phones (customer_id integer REFERENCES customers, phone text CHECK (phone LIKE '+%'));
