DROP INDEX catalog_english_idx;
CREATE INDEX catalog_words ON catalog USING gin (to_tsvector('simple', lower(title)));
SELECT id, title FROM catalog WHERE to_tsvector('simple', lower(title)) @@ (plainto_tsquery('simple', 'art') && to_tsquery('simple', 'universi:*')) ORDER BY id;
