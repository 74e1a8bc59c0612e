SELECT name, date_trunc('month', joined_on)::date, (date_trunc('month', joined_on) + '1 month'::interval)::date FROM customers;
