DROP TRIGGER i ON books; DROP TRIGGER u1 ON books; DROP TRIGGER u2 ON books;
DROP FUNCTION on_insert, from_price, from_pence;
ALTER TABLE books ALTER pence SET NOT NULL, DROP price;
