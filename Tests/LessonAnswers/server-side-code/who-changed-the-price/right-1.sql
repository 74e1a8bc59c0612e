create or replace function log_it() returns trigger language plpgsql as $f$
begin
  insert into book_changes (op, old_row, new_row) values (tg_op, to_jsonb(old), to_jsonb(new));
  return coalesce(new, old);
end $f$;
create trigger log_it after insert or update or delete on books for each row execute procedure log_it();
BEGIN;
UPDATE books SET price = 9.50 WHERE id = 27;
ROLLBACK;
