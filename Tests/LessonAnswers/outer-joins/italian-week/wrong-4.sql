UPDATE books SET price = price * 0.9 WHERE author_id = (SELECT min(id) FROM authors WHERE country = 'Italy');
