SELECT name, joined_on - extract(day FROM joined_on)::int + 1, (joined_on + interval '1 month')::date FROM customers
