ALTER TABLE customers
ADD COLUMN phone text NOT NULL CHECK (phone LIKE '+%');
