CREATE FUNCTION total_price(copies integer, price numeric)
RETURNS numeric LANGUAGE sql IMMUTABLE
RETURN round(copies * price * CASE WHEN copies >= 7 THEN 0.1 WHEN copies >= 3 THEN 0.05 ELSE 1 END, 2);
SELECT * FROM totals;
