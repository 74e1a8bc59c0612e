CREATE FUNCTION total_price(copies integer, price numeric)
RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    total numeric := copies * price;
BEGIN
    IF copies >= 3 THEN
        total := total * 0.95;
    END IF;
    IF copies >= 7 THEN
        total := total * 0.90;
    END IF;
    RETURN round(total, 2);
END $$;
SELECT * FROM totals;
