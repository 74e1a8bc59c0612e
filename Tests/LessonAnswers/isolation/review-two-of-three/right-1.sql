begin;
update stock set copies=copies+6 where book_id=8;
savepoint s;
update stock set reorder_at=1;
rollback to savepoint s;
update books set price=11.49 where id=8;
commit;
