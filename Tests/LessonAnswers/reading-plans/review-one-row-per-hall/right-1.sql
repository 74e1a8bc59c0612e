create table halls (name text primary key, seats int not null check (seats>0));
create table evenings (held_on date not null, hall text not null references halls, author text not null, primary key (held_on, hall));
insert into halls select distinct hall, seats from readings;
insert into evenings select held_on, hall, author from readings;
