CREATE FUNCTION check_balance() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(amount) FROM entries
        WHERE payment_id = OLD.payment_id) <> 0.00
    OR (SELECT sum(amount) FROM entries
        WHERE payment_id = NEW.payment_id) <> 0 THEN
        RAISE EXCEPTION 'a payment must sum to 0';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER entries_balance
AFTER INSERT OR UPDATE OR DELETE ON entries
INITIALLY DEFERRED DEFERRABLE
FOR EACH ROW EXECUTE FUNCTION check_balance();
SELECT * FROM tries;
