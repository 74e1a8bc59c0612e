SELECT id, title FROM articles
CROSS JOIN LATERAL (SELECT setweight(to_tsvector(language, title), 'A') || setweight(to_tsvector(language, coalesce(body, '')), 'D') AS v,
                           websearch_to_tsquery(language, 'Häuser OR houses') AS q) AS x
WHERE v @@ q ORDER BY ts_rank(v, q) DESC, id;
