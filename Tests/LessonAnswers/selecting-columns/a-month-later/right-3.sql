SELECT name, date_trunc('month', joined_on)::date, (joined_on + '1 mon'::interval)::date FROM customers ORDER BY 1;
