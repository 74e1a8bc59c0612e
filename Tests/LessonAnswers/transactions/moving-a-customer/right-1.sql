begin;
update orders set customer_id=9 where customer_id=12;
update reviews set customer_id=9 where customer_id=12;
update customers set invited_by=9 where invited_by=12;
delete from customers where id=12;
commit;
