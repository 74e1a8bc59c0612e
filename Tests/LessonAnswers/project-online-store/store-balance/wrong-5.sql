ALTER TABLE entries ADD CHECK (amount <> 0);
BEGIN;
UPDATE entries SET amount = amount - 1
WHERE account = 'bank';
UPDATE entries SET amount = amount + 1
WHERE account = 'fees';
SET CONSTRAINTS ALL IMMEDIATE;
ROLLBACK;
