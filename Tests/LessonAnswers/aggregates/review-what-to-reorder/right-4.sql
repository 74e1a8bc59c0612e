SELECT book_id,
       CASE WHEN copies > 0 AND copies <= reorder_at THEN 'reorder'
            WHEN copies > 0 THEN 'enough'
            ELSE 'sold out' END
FROM stock
ORDER BY book_id;
