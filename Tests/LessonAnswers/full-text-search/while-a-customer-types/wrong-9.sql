create index on catalog using gin (to_tsvector('simple', title));
select id, title from catalog where title ilike 'art universi%' order by id;
