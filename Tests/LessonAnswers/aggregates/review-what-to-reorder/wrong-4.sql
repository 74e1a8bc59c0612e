SELECT book_id,
       CASE WHEN copies = 0 THEN 'soldout'
            WHEN copies <= reorder_at THEN 'reorder'
            ELSE 'enough' END
FROM stock
ORDER BY book_id;
