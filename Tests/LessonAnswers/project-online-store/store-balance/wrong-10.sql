CREATE FUNCTION check_balance() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(amount) FROM entries WHERE payment_id = coalesce(NEW.payment_id, OLD.payment_id)) <> 0 THEN
        RAISE EXCEPTION 'must sum to 0';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER entries_balance
AFTER INSERT OR UPDATE OR DELETE ON entries
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION check_balance();
SELECT * FROM tries;
