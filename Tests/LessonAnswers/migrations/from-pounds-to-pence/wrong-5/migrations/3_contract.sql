DROP TRIGGER same_price ON books;
DROP FUNCTION same_price;
ALTER TABLE books DROP COLUMN price;
