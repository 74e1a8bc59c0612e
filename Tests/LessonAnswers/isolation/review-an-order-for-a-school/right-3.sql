START TRANSACTION;
INSERT INTO orders (customer_id, ordered_on)
VALUES (7, DATE '2026-01-07')
RETURNING id;
INSERT INTO order_items
SELECT 45, id, 1, price FROM books
WHERE genre = 'science fiction'
  AND EXISTS (SELECT 1 FROM stock WHERE book_id = books.id AND copies >= 1);
UPDATE stock SET copies = copies - 1
WHERE copies > 0
  AND book_id IN (SELECT id FROM books WHERE genre = 'science fiction');
END;
