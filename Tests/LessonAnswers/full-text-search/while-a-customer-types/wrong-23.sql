CREATE INDEX ON catalog USING gin (to_tsvector(title)); SELECT id, title FROM catalog WHERE to_tsvector('simple', title) @@ to_tsquery('simple', 'art & universi:*') ORDER BY id;
