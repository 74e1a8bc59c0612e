SELECT id, title FROM articles
WHERE to_tsvector(language, title) @@ to_tsquery(language, 'houses | häuser') OR to_tsvector(language, body) @@ to_tsquery(language, 'houses | häuser')
ORDER BY ts_rank(setweight(to_tsvector(language, title), 'A') || coalesce(to_tsvector(language, body), ''::tsvector), to_tsquery(language, 'houses | häuser')) DESC, id;
