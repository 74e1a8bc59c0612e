UPDATE books SET price = price * 0.9 WHERE author_id IN (SELECT id FROM authors WHERE country = 'Italy');
