-- A:
begin;
select copies from stock where book_id=13 for update;
-- B:
begin;
select copies from stock where book_id=13 for update;
-- A:
update stock set copies=7 where book_id=13;
commit;
UPDATE stock SET copies = copies - 1 WHERE book_id = 13;
-- B:
update stock set copies=6 where book_id=13;
commit;
