UPDATE books
SET price = CASE WHEN price < 11 THEN price * 1.1 ELSE price END
WHERE genre = 'science fiction';
