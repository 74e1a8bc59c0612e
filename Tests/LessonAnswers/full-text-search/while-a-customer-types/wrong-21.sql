SELECT id, title FROM catalog WHERE to_tsvector('english', title) @@ to_tsquery('english', 'art & univers:*') AND to_tsvector('simple', title) @@ to_tsquery('simple', 'art & universi:*') ORDER BY id;
