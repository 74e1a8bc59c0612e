begin;
update copies_at set copies=copies-2 where place='store' and book_id=13;
update copies_at set copies=copies-1 where place='store' and book_id=16;
insert into copies_at values ('window',13,2);
update copies_at set copies=copies+1 where place='window' and book_id=16;
commit;
