CREATE FUNCTION total_price(integer, numeric) RETURNS numeric
IMMUTABLE STRICT LANGUAGE sql
AS 'SELECT CASE WHEN $1 > 6 THEN round($1 * $2 * 9 / 10, 2)
                WHEN $1 > 2 THEN round($1 * $2 * 95 / 100, 2)
                ELSE round($1 * $2, 2) END';
SELECT * FROM totals;
