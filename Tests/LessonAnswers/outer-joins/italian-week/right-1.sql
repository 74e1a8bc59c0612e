UPDATE books SET price = round(books.price - books.price / 10, 2) FROM authors WHERE authors.id = author_id AND country LIKE 'Italy';
