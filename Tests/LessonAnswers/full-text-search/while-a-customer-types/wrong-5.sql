select id, title from catalog where to_tsvector('english', title) @@ to_tsquery('english', 'art & university') order by id;
