CREATE FUNCTION total_price(copies integer, price numeric) RETURNS numeric LANGUAGE sql IMMUTABLE RETURN round(copies * price * CASE WHEN copies >= 7 THEN 0.90 WHEN copies >= 2 THEN 0.95 ELSE 1 END, 2);
SELECT * FROM totals;
