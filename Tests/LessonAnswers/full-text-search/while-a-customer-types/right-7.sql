CREATE INDEX ON catalog USING gin (to_tsvector('simple', title)); SELECT id, title FROM catalog WHERE to_tsvector('simple', title) @@ 'art' AND title ~* '\muniversi' ORDER BY id;
