ALTER TABLE customers
ADD COLUMN phone_number text CHECK (phone_number LIKE '+%');
