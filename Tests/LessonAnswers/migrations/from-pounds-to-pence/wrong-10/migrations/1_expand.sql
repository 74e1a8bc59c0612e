ALTER TABLE books ADD COLUMN pence integer;
