alter table reviews add search tsvector generated always as (to_tsvector('english', body)) stored;
create index on reviews using gin (search);
select id, stars from reviews where body ilike '%bad%' and body ilike '%translat%' order by ts_rank(search, to_tsquery('english','bad & translation')) desc, id;
