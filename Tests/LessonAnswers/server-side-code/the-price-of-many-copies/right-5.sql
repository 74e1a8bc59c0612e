CREATE FUNCTION total_price(copies integer, price numeric) RETURNS numeric LANGUAGE sql IMMUTABLE RETURN round(copies * price * (1 - 0.05 * ((copies >= 3)::int + (copies >= 7)::int)), 2);
SELECT * FROM totals;
