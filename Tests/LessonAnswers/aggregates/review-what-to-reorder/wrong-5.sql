SELECT book_id, copies,
       CASE WHEN copies = 0 THEN 'sold out'
            WHEN copies <= reorder_at THEN 'reorder'
            ELSE 'enough' END
FROM stock
ORDER BY book_id;
