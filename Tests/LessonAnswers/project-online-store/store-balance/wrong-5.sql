ALTER TABLE entries ADD CHECK (amount <> 0);
SELECT * FROM tries;
