select id, title from articles where to_tsvector(language, title || ' ' || coalesce(body, '')) @@ to_tsquery(language, 'houses | Häuser') order by id;
