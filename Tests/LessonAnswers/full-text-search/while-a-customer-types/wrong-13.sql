alter table catalog add words tsvector generated always as (to_tsvector('simple', title)) stored; create index on catalog using gin (words);
select id, title from catalog where words @@ to_tsquery('simple', 'art & universi:*') order by id;
