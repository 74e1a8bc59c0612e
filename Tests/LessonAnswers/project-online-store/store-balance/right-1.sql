create function check_balance() returns trigger
language plpgsql as $$
begin
    if exists (
        select from entries
        where payment_id
              in (old.payment_id, new.payment_id)
        group by payment_id having sum(amount) <> 0
    ) then
        raise exception 'sum of % is wrong', coalesce(new.payment_id, old.payment_id);
    end if;
    return null;
end
$$;
create constraint trigger entries_balance
after insert or update or delete on entries
deferrable initially deferred
for each row execute function check_balance();
SELECT * FROM tries;
