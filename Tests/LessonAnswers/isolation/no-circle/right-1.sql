-- A:
begin;
update stock set copies=copies-1 where book_id=3;
-- B:
begin;
update stock set copies=copies-2 where book_id=3;
-- A:
update stock set copies=copies-1 where book_id=16;
commit;
select book_id, copies from stock where book_id in (3,16) order by book_id;
-- B:
update stock set copies=copies-1 where book_id=16;
commit;
