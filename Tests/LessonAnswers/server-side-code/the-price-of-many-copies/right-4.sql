CREATE FUNCTION total_price(copies integer, price numeric)
RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    CASE
        WHEN copies < 3 THEN RETURN round(copies * price, 2);
        WHEN copies < 7 THEN RETURN round(copies * price * 0.95, 2);
        ELSE RETURN round(copies * price * 0.9, 2);
    END CASE;
END $$;
SELECT * FROM totals;
