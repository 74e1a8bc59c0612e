SELECT id, title FROM (
 SELECT id, title, CASE WHEN body IS NULL THEN setweight(to_tsvector(language, title), 'A')
   ELSE setweight(to_tsvector(language, title), 'A') || to_tsvector(language, body) END AS v,
   to_tsquery(language, 'houses') || to_tsquery(language, 'Häuser') AS q FROM articles) s
WHERE v @@ q ORDER BY ts_rank(v, q) DESC, id;
