ALTER TABLE customers
ADD COLUMN phone text NULL DEFAULT NULL
CHECK (phone LIKE '+%');
