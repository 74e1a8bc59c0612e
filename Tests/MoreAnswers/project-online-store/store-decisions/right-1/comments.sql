comment on table users is 'a';
comment on table products is 'b';
comment on table orders is 'c';
comment on table order_items is 'd';
comment on table payments is 'e';
