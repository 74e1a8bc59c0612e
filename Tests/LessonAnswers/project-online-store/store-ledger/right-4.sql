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
CREATE CONSTRAINT TRIGGER entries_balance
AFTER INSERT OR UPDATE OR DELETE ON entries
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION check_balance();
INSERT INTO entries (payment_id, account, amount)
SELECT p.id, a.account,
       CASE a.account WHEN 'bank' THEN p.amount - round(p.amount / 50, 2)
                      WHEN 'fees' THEN round(p.amount / 50, 2)
                      ELSE -p.amount END
FROM payments AS p
CROSS JOIN (VALUES ('bank'::account), ('fees'), ('sales')) AS a(account)
LEFT JOIN entries AS e ON e.payment_id = p.id
WHERE e.payment_id IS NULL;
