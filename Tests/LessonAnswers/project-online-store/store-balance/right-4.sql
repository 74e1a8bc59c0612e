CREATE FUNCTION balance(payment uuid) RETURNS numeric LANGUAGE sql STABLE
RETURN (SELECT sum(amount) FROM entries WHERE payment_id = payment);
CREATE FUNCTION check_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF balance(OLD.payment_id) <> 0 OR balance(NEW.payment_id) <> 0 THEN
        RAISE EXCEPTION 'not in balance';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER i AFTER INSERT ON entries INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_balance();
CREATE CONSTRAINT TRIGGER u AFTER UPDATE ON entries INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_balance();
CREATE CONSTRAINT TRIGGER d AFTER DELETE ON entries INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_balance();
BEGIN;
UPDATE entries SET amount = amount - 1
WHERE account = 'bank';
UPDATE entries SET amount = amount + 1
WHERE account = 'fees';
SET CONSTRAINTS ALL IMMEDIATE;
ROLLBACK;
