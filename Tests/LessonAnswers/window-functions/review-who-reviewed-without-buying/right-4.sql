SELECT c.name, b.title
FROM (SELECT customer_id, book_id FROM reviews
      EXCEPT
      SELECT o.customer_id, i.book_id
      FROM orders AS o JOIN order_items AS i ON o.id = i.order_id) AS x
JOIN customers AS c ON x.customer_id = c.id
JOIN books AS b ON x.book_id = b.id
ORDER BY name, title;
