SELECT name, make_date(extract(year FROM joined_on)::int, extract(month FROM joined_on)::int, 1) AS start, date(joined_on + interval '1' month) FROM customers;
