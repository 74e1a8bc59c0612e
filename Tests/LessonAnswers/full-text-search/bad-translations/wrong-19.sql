ALTER TABLE reviews ADD COLUMN search tsvector
 GENERATED ALWAYS AS (to_tsvector('english', body)) STORED;
CREATE INDEX ON reviews USING gin (search);
SELECT id, stars FROM reviews WHERE search @@ to_tsquery('english', 'bad & ') ORDER BY id;
