begin;
update books set price=9.49 where id=20;
savepoint s;
update books set price=0;
rollback to s;
commit;
