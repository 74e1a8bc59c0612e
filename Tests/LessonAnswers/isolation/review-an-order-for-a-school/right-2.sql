BEGIN;
WITH o AS (
    INSERT INTO orders (customer_id, ordered_on, status)
    VALUES (7, '2026-01-07', 'open')
    RETURNING id
), items AS (
    INSERT INTO order_items (order_id, book_id, quantity, unit_price)
    SELECT o.id, b.id, 1, b.price
    FROM o, books AS b JOIN stock AS s ON s.book_id = b.id
    WHERE b.genre = 'science fiction' AND s.copies > 0
    RETURNING book_id
)
UPDATE stock SET copies = copies - 1
WHERE book_id IN (SELECT book_id FROM items);
COMMIT;
