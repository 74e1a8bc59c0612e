create index on products using gin (details);
select id from products where details @> '{"tags":["gift"],"color":"turquoise"}'::jsonb order by id
