SELECT name, joined_on, (joined_on + '1 month'::interval)::date FROM customers;
