create procedure archive_web_orders(before date) language plpgsql as $$
declare d date;
begin
  for d in select ordered_on from web_orders where ordered_on < before group by ordered_on order by 1 loop
    if not exists (select from web_orders where ordered_on = d and status = 'open') then
      insert into old_web_orders select id, ordered_on, status from web_orders where ordered_on = d;
      delete from web_orders where ordered_on = d;
    end if;
    commit;
  end loop;
end $$;
CALL archive_web_orders('2025-12-04');
UPDATE web_orders SET status = 'shipped' WHERE id = 4;
CALL archive_web_orders('2025-12-08');
