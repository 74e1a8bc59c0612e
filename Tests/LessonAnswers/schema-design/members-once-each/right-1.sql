create table members (email text primary key, name text not null);
insert into members select distinct email, name from club_list;
