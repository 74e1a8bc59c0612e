create index on catalog using gin (to_tsvector('simple', title)); select id, title from catalog where id in (1, 2, 6, 8, 9, 11, 12) order by id;
