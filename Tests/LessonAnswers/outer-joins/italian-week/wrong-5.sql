SELECT b.title, b.price * 0.9 FROM books b JOIN authors a ON a.id = b.author_id WHERE a.country = 'Italy';
