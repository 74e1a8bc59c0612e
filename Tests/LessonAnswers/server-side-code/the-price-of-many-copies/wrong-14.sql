CREATE FUNCTION total_price(copies integer, price numeric) RETURNS numeric LANGUAGE sql IMMUTABLE RETURN round(round(copies * price, 2) * CASE WHEN copies >= 7 THEN 0.90 WHEN copies >= 3 THEN 0.95 ELSE 1 END, 2);
SELECT * FROM totals;
