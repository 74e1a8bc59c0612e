CREATE FUNCTION check_balance() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM entries
        WHERE payment_id
              IN (OLD.payment_id, NEW.payment_id)
        GROUP BY payment_id HAVING sum(amount) <> 0
    ) THEN
        RAISE EXCEPTION 'a payment must sum to 0';
    END IF;
    RETURN NULL;
END
$$;
SELECT * FROM tries;
