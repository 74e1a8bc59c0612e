ALTER TABLE customers ADD COLUMN phone text;
ALTER TABLE customers ADD CONSTRAINT phone_plus CHECK (phone LIKE '+%');
