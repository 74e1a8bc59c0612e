ALTER TABLE customers
ADD COLUMN phone text NOT NULL DEFAULT '+' CHECK (phone LIKE '+%');
