SELECT name, date_trunc('month', joined_on), joined_on + '1 month'::interval FROM customers;
