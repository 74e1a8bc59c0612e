with w as (select distinct rep, publisher from presentations
           union all values ('Elif', 'Harbor')),
     v as (select distinct rep, branch from presentations),
     s as (select distinct publisher, branch from presentations)
select distinct rep, publisher, branch from w natural join v natural join s order by 1, 2, 3;
