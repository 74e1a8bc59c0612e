CREATE FUNCTION total_price(copies integer, price numeric) RETURNS numeric LANGUAGE sql IMMUTABLE RETURN ceil(copies * price * CASE WHEN copies >= 7 THEN 90 WHEN copies >= 3 THEN 95 ELSE 100 END) / 100;
SELECT * FROM totals;
