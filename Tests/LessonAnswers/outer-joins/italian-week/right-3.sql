UPDATE books AS b SET price = b.price * 0.90 FROM books AS c JOIN authors AS a ON a.id = c.author_id WHERE b.id = c.id AND a.country = 'Italy';
