SELECT name, (joined_on + '1 month'::interval)::date, date_trunc('month', joined_on)::date FROM customers;
