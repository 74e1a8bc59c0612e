UPDATE books SET price = price * 0.9 FROM authors a WHERE a.id = author_id AND country = 'italy';
UPDATE books SET price = price * 0.9 FROM authors WHERE country = 'Italy';
