BEGIN;
UPDATE books
SET price = price * (1 + 0.1)
WHERE genre LIKE 'science fiction' AND NOT price >= 11;
COMMIT;
