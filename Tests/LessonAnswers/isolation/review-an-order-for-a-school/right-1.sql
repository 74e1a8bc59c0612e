begin;
insert into orders (customer_id, ordered_on) values (7,'2026-01-07');
insert into order_items (order_id, book_id, unit_price) select 45, b.id, b.price from books b join stock s on s.book_id=b.id where b.genre='science fiction' and s.copies>0;
update stock set copies=copies-1 from order_items i where i.order_id=45 and i.book_id=stock.book_id;
commit;
