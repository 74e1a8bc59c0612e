create or replace function total_price(copies int, price numeric) returns numeric as $$
  select round(copies * price * case when copies >= 7 then 0.9 when copies >= 3 then 0.95 else 1 end, 2)
$$ language sql;
SELECT * FROM totals;
