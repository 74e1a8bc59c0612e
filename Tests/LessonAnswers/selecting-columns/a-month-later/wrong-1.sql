SELECT name, date_trunc('month', joined_on)::date, joined_on + 31 FROM customers;
