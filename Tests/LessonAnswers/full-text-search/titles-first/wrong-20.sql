SELECT id, title FROM (
  SELECT id, title,
    CASE language::text WHEN 'german' THEN to_tsquery('german', 'Häuser') ELSE to_tsquery('english', 'houses') END AS q,
    setweight(to_tsvector(language, title), 'A') || to_tsvector(language, coalesce(body, '')) AS v
  FROM articles) AS x
WHERE v @@ q ORDER BY ts_rank(v, q) DESC, id;
