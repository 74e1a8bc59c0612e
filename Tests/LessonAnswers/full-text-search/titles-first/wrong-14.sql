alter table articles add column search tsvector generated always as (setweight(to_tsvector(language, title), 'A') || to_tsvector(language, coalesce(body, ''))) stored;
select id, title from articles where search @@ to_tsquery(language, 'houses | Häuser') order by ts_rank(search, to_tsquery(language, 'houses | Häuser')) desc, id;
