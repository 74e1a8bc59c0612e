CREATE INDEX ON catalog USING gin (to_tsvector('english', title)); SELECT id, title FROM catalog WHERE to_tsvector('english', title) @@ to_tsquery('english', 'art & universi:*') ORDER BY id;
