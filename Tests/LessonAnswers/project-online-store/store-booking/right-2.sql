BEGIN;
CREATE TEMP TABLE todo AS
SELECT id, amount, round(amount * 0.02, 2) AS fee
FROM payments AS p
WHERE NOT EXISTS (SELECT FROM entries AS e
                  WHERE e.payment_id = p.id);
INSERT INTO entries
SELECT id, 'sales', -amount FROM todo;
INSERT INTO entries
SELECT id, 'fees', fee FROM todo;
INSERT INTO entries
SELECT id, 'bank', amount - fee FROM todo;
COMMIT;
