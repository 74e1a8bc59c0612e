CREATE INDEX products_details_idx ON products USING gin (details);
SELECT id FROM products WHERE details @> '{"color": "turquoise", "tags": []}' ORDER BY id;
