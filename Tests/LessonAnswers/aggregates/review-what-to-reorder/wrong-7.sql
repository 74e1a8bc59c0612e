SELECT book_id,
       CASE WHEN reorder_at IS NULL THEN 'enough'
            WHEN copies = 0 THEN 'sold out'
            WHEN copies <= reorder_at THEN 'reorder'
            ELSE 'enough' END
FROM stock
ORDER BY book_id;
