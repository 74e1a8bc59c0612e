alter table reviews add search tsvector generated always as (to_tsvector('english', body)) stored;
create index on reviews using gin (search);
select id, stars from reviews where search @@ to_tsquery('simple','bad & translation') order by ts_rank(search, to_tsquery('simple','bad & translation')) desc, id;
