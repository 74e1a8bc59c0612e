CREATE INDEX products_details_idx ON products USING gin (details);
SELECT id FROM products WHERE details @> '{"color": "turquoise"}'
INTERSECT
SELECT id FROM products WHERE details @> '{"color": "turquoise", "tags": ["gift"]}'
ORDER BY id;
