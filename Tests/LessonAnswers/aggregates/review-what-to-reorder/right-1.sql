select book_id, case when copies=0 then 'sold out' when copies<=reorder_at then 'reorder' else 'enough' end from stock order by book_id
