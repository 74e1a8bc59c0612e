START TRANSACTION;
INSERT INTO copies_at VALUES ('window', 13, 0);
UPDATE copies_at SET copies = copies + 2 WHERE place = 'window' AND book_id = 13;
UPDATE copies_at SET copies = copies - 2 WHERE place = 'store' AND book_id = 13;
UPDATE copies_at SET copies = copies + 1 WHERE place = 'window' AND book_id = 16;
UPDATE copies_at SET copies = copies - 1 WHERE place = 'store' AND book_id = 16;
SELECT * FROM copies_at ORDER BY book_id, place;
END;
