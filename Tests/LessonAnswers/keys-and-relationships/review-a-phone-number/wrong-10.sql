ALTER TABLE customers ADD phone text CHECK (phone LIKE '%+%');
