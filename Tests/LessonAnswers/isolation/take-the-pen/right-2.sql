-- A:
START TRANSACTION;
SELECT copies FROM stock WHERE book_id = 13 FOR UPDATE OF stock;
-- B:
START TRANSACTION;
SELECT copies FROM stock WHERE book_id = 13 FOR UPDATE OF stock;
-- A:
UPDATE stock SET copies = copies - 1 WHERE book_id = 13;
END;
UPDATE stock SET copies = copies - 1 WHERE book_id = 13;
-- B:
UPDATE stock SET copies = copies - 1 WHERE book_id = 13;
END;
