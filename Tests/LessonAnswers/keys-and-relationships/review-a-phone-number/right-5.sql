ALTER TABLE customers ADD phone text CHECK (left(phone, 1) = '+');
