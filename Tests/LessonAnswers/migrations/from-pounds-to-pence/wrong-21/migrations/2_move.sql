UPDATE books SET pence = price * 100
WHERE pence IS NULL;
DROP TRIGGER same_price ON books;
ALTER TABLE books DROP COLUMN price;
