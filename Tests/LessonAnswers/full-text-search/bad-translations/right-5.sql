alter table reviews add search tsvector generated always as (to_tsvector('english', body)) stored;
create index on reviews using gin (search) with (fastupdate = off);
select id, stars from reviews where search @@ '''bad'' & ''translat'''::tsquery order by ts_rank(search, $$'bad' & 'translat'$$) desc, id;
