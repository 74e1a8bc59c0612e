ALTER TABLE books RENAME COLUMN price TO pence;
ALTER TABLE books ALTER COLUMN pence TYPE integer USING pence * 100;
