SELECT book_id,
       CASE WHEN copies = 0 THEN 'sold out'
            WHEN reorder_at IS NULL THEN 'enough'
            WHEN copies > reorder_at THEN 'enough'
            ELSE 'reorder' END AS what
FROM stock
ORDER BY book_id;
