ALTER TABLE customers
ADD COLUMN phone text UNIQUE CHECK (phone LIKE '+%');
