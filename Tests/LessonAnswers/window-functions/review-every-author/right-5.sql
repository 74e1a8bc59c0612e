SELECT name, (SELECT count(*) FROM books WHERE author_id = a.id),
       (SELECT coalesce(sum(quantity), 0) FROM order_items JOIN orders ON orders.id = order_id
        JOIN books ON books.id = book_id WHERE author_id = a.id AND status <> 'cancelled') AS copies
FROM authors AS a ORDER BY copies DESC, name, a.id;
