alter table toys add supplier_id int;
update toys set supplier_id = nullif(details->>'supplier', '')::int;
update toys set details = details - 'supplier' where details ? 'supplier';
update toys set supplier_id = 9 where supplier_id not in (select id from suppliers);
alter table toys add constraint toys_supplier_fk foreign key (supplier_id) references suppliers (id);
