ALTER TABLE entries ADD CHECK (amount <> 0);
