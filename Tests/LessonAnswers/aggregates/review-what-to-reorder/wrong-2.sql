SELECT book_id,
       CASE WHEN copies = 0 THEN 'sold out'
            WHEN copies <= reorder_at THEN 'reorder'
            WHEN copies > reorder_at THEN 'enough' END
FROM stock
ORDER BY book_id;
