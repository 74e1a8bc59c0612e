SELECT upper(c.name) || ', since ' || date_part('year', c.joined_on) AS b
FROM customers AS c;
