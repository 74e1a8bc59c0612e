begin;
update orders set status='cancelled', shipped_on=null where id=39;
update stock s set copies=s.copies+i.quantity from order_items i where i.order_id=39 and i.book_id=s.book_id;
commit;
