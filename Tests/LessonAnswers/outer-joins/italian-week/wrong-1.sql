UPDATE books SET price = price - 0.95 FROM authors a WHERE a.id = author_id AND a.country = 'Italy';
