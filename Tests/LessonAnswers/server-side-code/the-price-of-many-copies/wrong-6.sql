CREATE FUNCTION total_price(copies integer, price numeric)
RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF copies >= 7 THEN
        RETURN round(copies * price * 0.9, 2);
    ELSIF copies >= 3 THEN
        RETURN round(copies * price * 0.95, 2);
    END IF;
END $$;
SELECT * FROM totals;
