UPDATE books SET price = price * 0.9 FROM authors AS a WHERE a.id = books.id AND a.country = 'Italy';
