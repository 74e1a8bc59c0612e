ALTER TABLE books RENAME COLUMN price TO pence;
