with open as (
    select id, amount, round(amount * 0.02, 2) as fee
    from payments
    where id not in (select payment_id from entries)
)
insert into entries (payment_id, account, amount)
select id, 'bank'::account, amount - fee from open
union all
select id, 'fees', fee from open
union all
select id, 'sales', -amount from open;
