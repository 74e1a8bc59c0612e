CREATE INDEX c1 ON catalog USING gin (to_tsvector('simple'::regconfig, title));
SELECT c.id, c.title FROM catalog c WHERE to_tsvector('simple', c.title) @@ to_tsquery('simple', 'ART & Universi:*') ORDER BY c.id ASC;
