BEGIN;
INSERT INTO stock (book_id, copies) VALUES (24, 2);
UPDATE stock SET copies = stock.copies + 3 WHERE book_id = 4;
COMMIT;
