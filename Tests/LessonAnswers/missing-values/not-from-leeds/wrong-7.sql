SELECT name, coalesce(city, 'unknown') FROM customers WHERE city IS DISTINCT FROM 'Leeds';
