create table hits (id int not null, day date not null, customer_id int not null) partition by range (day);
create table hits_2025_06 partition of hits for values from ('2025-06-01') to ('2025-07-01');
create table hits_2025_05 partition of hits for values from ('2025-05-01') to ('2025-06-01');
create table hits_2025_04 partition of hits for values from ('2025-04-01') to ('2025-05-01');
insert into hits (customer_id, day, id) select customer_id, day, id from hit_log;
select count(*) from hits where day between '2025-05-01' and '2025-05-31'
