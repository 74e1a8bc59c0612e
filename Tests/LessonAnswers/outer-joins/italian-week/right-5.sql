UPDATE books SET price = round(price * 90 / 100, 2)
WHERE author_id IN (SELECT id FROM authors WHERE country = 'Italy');
