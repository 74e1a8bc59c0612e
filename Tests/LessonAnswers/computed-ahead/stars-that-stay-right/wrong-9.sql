create function keep_ratings() returns trigger language plpgsql as $f$
begin
  if tg_op in ('UPDATE', 'DELETE') and old.stars is not null then
    update book_ratings set ratings = ratings - 1, stars = stars - old.stars where book_id = old.book_id;
  end if;
  if tg_op in ('UPDATE', 'INSERT') and new.stars is not null then
    update book_ratings set ratings = ratings + 1, stars = stars + new.stars where book_id = new.book_id;
  end if;
  return coalesce(new, old);
end $f$;
create trigger r before insert or update or delete on reviews for each row execute function keep_ratings();
BEGIN;
UPDATE reviews SET stars = 1 WHERE id = 9;
ROLLBACK;
