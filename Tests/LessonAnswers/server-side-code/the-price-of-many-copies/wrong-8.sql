CREATE FUNCTION total_price(copies integer, price numeric)
RETURNS numeric LANGUAGE sql IMMUTABLE
RETURN round(coalesce(copies, 1) * price * CASE WHEN copies >= 7 THEN 0.9 WHEN copies >= 3 THEN 0.95 ELSE 1 END, 2);
SELECT * FROM totals;
