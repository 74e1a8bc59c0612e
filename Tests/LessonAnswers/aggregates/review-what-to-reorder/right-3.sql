SELECT s.book_id,
       CASE WHEN s.copies < 1 THEN 'sold out'
            WHEN s.copies BETWEEN 1 AND coalesce(s.reorder_at, 0) THEN 'reorder'
            ELSE 'enough' END
FROM stock AS s
ORDER BY 1;
