create index on catalog (lower(title)); select id, title from catalog where lower(title) like 'art%universi%' order by id;
