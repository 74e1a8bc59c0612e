create table counter (title text not null unique, copies integer not null);
insert into counter select title, 2 from books where genre='novel' and price<10;
insert into counter values ('Emma', 1);
