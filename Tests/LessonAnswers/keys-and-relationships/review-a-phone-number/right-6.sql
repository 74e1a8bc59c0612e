ALTER TABLE customers ADD phone text CHECK (phone IS NULL OR starts_with(phone, '+'));
