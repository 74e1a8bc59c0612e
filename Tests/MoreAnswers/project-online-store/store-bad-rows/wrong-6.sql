-- users_email_key users_email_check products_sku_key products_price_check
-- orders_user_id_fkey enum order_status order_items_quantity_check
-- order_items_pkey order_items_product_id_fkey payments_amount_check
insert into nothing values (1);
insert into nothing values (2);
insert into nothing values (3);
insert into nothing values (4);
insert into nothing values (5);
insert into nothing values (6);
insert into nothing values (7);
insert into nothing values (8);
insert into nothing values (9);
insert into nothing values (10);
