create function a() returns trigger language plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
begin
  if tg_op = 'INSERT' then
    insert into audit (table_name, op, new_row) values (tg_table_name, 'INSERT', row_to_json(new)::jsonb);
  elsif tg_op = 'DELETE' then
    insert into audit (table_name, op, old_row) values (tg_table_name, 'DELETE', row_to_json(old)::jsonb);
  elsif to_jsonb(old) is distinct from to_jsonb(new) then
    insert into audit (table_name, op, old_row, new_row) values (tg_table_name, 'UPDATE', to_jsonb(old), to_jsonb(new));
  end if;
  return null;
end $$;
create trigger a after insert or update or delete on products for each row execute procedure a();
create trigger a after insert or update or delete on orders for each row execute procedure a();
create function b() returns trigger language plpgsql as $$ begin raise exception using message = 'no', errcode = '42501'; end $$;
create trigger b before update or delete or truncate on audit execute procedure b();
BEGIN;
UPDATE products SET price = 2 WHERE id = 1;
UPDATE orders SET status = 'cancelled';
ROLLBACK;
