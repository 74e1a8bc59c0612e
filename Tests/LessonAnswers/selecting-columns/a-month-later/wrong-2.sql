SELECT name, date_trunc('week', joined_on)::date, (joined_on + '1 month'::interval)::date FROM customers;
