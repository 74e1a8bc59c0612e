CREATE INDEX products_details_idx ON products USING gin (details);
WITH t AS (SELECT * FROM products WHERE details @> '{"color": "turquoise"}')
SELECT id FROM t WHERE details->'tags' ? 'gift' ORDER BY id;
