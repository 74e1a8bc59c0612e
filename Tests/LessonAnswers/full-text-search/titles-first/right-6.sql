SELECT id, title FROM articles AS a
WHERE EXISTS (SELECT 1 WHERE to_tsvector(a.language, a.title) @@ to_tsquery(a.language, 'houses | Häuser')
              UNION ALL SELECT 1 WHERE to_tsvector(a.language, a.body) @@ to_tsquery(a.language, 'houses | Häuser'))
ORDER BY ts_rank(setweight(to_tsvector(language, coalesce(body, '')), 'C') || setweight(to_tsvector(language, title), 'A'), to_tsquery(language, 'houses | Häuser')) DESC, id;
