SELECT book_id,
       CASE WHEN copies = 0 THEN 'sold out'
            WHEN copies <= coalesce(reorder_at, copies) THEN 'reorder'
            ELSE 'enough' END
FROM stock
ORDER BY book_id;
