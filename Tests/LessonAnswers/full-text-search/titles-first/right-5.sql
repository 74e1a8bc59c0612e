SELECT id, title FROM (
 SELECT id, title, setweight(to_tsvector(language, title), 'A') || to_tsvector(language, coalesce(body, ' ')) AS v,
   to_tsquery(language, 'houses | häuser') AS q FROM articles) s
WHERE v @@ q ORDER BY ts_rank('{0.1, 0.1, 0.1, 1.0}', v, q) DESC, id;
