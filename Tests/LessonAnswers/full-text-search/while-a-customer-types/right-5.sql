CREATE INDEX ON catalog USING gin ((setweight(to_tsvector('simple', title), 'B')));
SELECT id, title FROM catalog WHERE setweight(to_tsvector('simple', title), 'B') @@ to_tsquery('simple', 'art & universi:*') ORDER BY 1;
