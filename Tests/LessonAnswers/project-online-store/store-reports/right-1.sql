create view order_totals as
select o.id as order_id, u.email, o.status,
       coalesce(sum(i.quantity * i.unit_price), 0)
           as total
from orders as o
join users as u on u.id = o.user_id
left join order_items as i on i.order_id = o.id
group by o.id, u.email, o.status;
create view open_bills as
select t.order_id, t.email, t.total,
       coalesce(p.paid, 0) as paid
from order_totals as t
left join (select order_id, sum(amount) as paid
           from payments group by order_id) as p
       on p.order_id = t.order_id
where t.status <> 'cancelled'
  and t.total > coalesce(p.paid, 0);
create view best_sellers as
with sold as (
    select date_trunc('month', o.created_at) as month,
           i.product_id, sum(i.quantity) as quantity
    from orders as o
    join order_items as i on i.order_id = o.id
    where o.status <> 'cancelled'
    group by month, i.product_id
), ranked as (
    select *, rank() over (partition by month
        order by quantity desc) as place
    from sold
)
select month, product_id, quantity, place
from ranked where place <= 3;
create view user_sales as
select u.id as user_id, u.name,
       count(t.order_id) as orders,
       coalesce(sum(t.total), 0) as spent
from users as u
left join order_totals as t
       on t.email = u.email and t.status <> 'cancelled'
group by u.id, u.name;
create view never_sold as
select p.id as product_id, p.name
from products as p
where p.active
  and not exists (select from order_items as i
                  where i.product_id = p.id);
