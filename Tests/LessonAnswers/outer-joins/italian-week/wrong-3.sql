UPDATE books SET price = price * 1.1 FROM authors AS a WHERE a.id = books.author_id AND a.country = 'Italy';
