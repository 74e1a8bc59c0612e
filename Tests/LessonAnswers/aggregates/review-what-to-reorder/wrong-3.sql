SELECT book_id,
       CASE WHEN copies = 0 THEN 'sold out'
            WHEN copies > reorder_at THEN 'enough'
            ELSE 'reorder' END
FROM stock
ORDER BY book_id;
