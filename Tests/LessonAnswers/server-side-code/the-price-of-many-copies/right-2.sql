CREATE FUNCTION total_price(copies integer, price numeric) RETURNS numeric
LANGUAGE plpgsql AS $$
DECLARE
    percent integer := 0;
BEGIN
    IF copies IS NULL OR price IS NULL THEN
        RETURN NULL;
    END IF;
    IF copies >= 3 AND copies < 7 THEN
        percent := 5;
    ELSIF copies >= 7 THEN
        percent := 10;
    END IF;
    RETURN round(copies * price * (100 - percent) / 100.0, 2);
END
$$;
SELECT * FROM totals;
