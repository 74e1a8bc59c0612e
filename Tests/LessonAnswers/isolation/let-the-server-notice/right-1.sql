-- A:
begin;
select copies from stock where book_id = 13;
-- B:
begin transaction isolation level repeatable read;
select copies from stock where book_id = 13;
-- A:
update stock set copies = 7 where book_id = 13;
commit;
-- B:
update stock set copies = 7 where book_id = 13;
commit;
