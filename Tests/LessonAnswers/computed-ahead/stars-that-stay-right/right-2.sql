create function keep_ratings() returns trigger language plpgsql as $f$
declare b book_ratings;
begin
  -- FOR UPDATE makes another session wait until this one commits.
  if tg_op in ('UPDATE', 'DELETE') and old.stars is not null then
    select * into b from book_ratings where book_id = old.book_id for update;
    update book_ratings set ratings = b.ratings - 1, stars = b.stars - old.stars where book_id = old.book_id;
  end if;
  if tg_op in ('UPDATE', 'INSERT') and new.stars is not null then
    select * into b from book_ratings where book_id = new.book_id for update;
    update book_ratings set ratings = b.ratings + 1, stars = b.stars + new.stars where book_id = new.book_id;
  end if;
  return null;
end $f$;
create trigger r after insert or update or delete on reviews for each row execute function keep_ratings();
BEGIN;
UPDATE reviews SET stars = 1 WHERE id = 9;
ROLLBACK;
