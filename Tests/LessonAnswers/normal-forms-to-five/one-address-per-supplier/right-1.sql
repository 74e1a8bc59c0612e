begin;
lock table price_list;
create table suppliers (supplier_no int primary key, email text unique not null);
insert into suppliers select supplier_no, email from price_list on conflict do nothing;
create table offers (supplier_no int not null references suppliers, book text not null,
  price numeric not null, primary key (supplier_no, book));
insert into offers select supplier_no, book, price from price_list;
drop table price_list;
commit;
select supplier_no, email, book, price from suppliers natural join offers order by 1, 3;
