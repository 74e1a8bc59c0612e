alter table reviews add search tsvector; update reviews set search = to_tsvector('english', body);
create index on reviews using gin (search);
select id, stars from reviews where search @@ to_tsquery('english','bad & translation') order by ts_rank(search, to_tsquery('english','bad & translation')) desc, id;
