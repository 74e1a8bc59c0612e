ALTER TABLE reviews ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, coalesce(body, ''))) STORED;
CREATE INDEX rv ON reviews USING gin (search tsvector_ops);
WITH hits AS (SELECT id, stars, ts_rank(search, plainto_tsquery('english', 'bad translations')) AS r FROM reviews
              WHERE search @@ plainto_tsquery('english', 'bad translations'))
SELECT id, stars FROM hits ORDER BY r DESC, id ASC;
