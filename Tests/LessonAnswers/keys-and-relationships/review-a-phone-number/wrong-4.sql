ALTER TABLE customers
ADD COLUMN phone integer CHECK (phone > 0);
