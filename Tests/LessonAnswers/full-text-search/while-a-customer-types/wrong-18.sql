create index on catalog using gist (to_tsvector('simple', title));
select id, title from catalog where to_tsvector('simple', title) @@ 'art & universi:*' order by id;
