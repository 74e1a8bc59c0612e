create index on catalog using gin (to_tsvector('simple', title));
select id, title from catalog where to_tsvector('simple', title) @@ to_tsquery('simple', 'art') and to_tsvector('simple', title) @@ to_tsquery('simple', 'universi:*') order by id;
