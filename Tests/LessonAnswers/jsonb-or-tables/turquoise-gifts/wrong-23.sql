CREATE INDEX i ON products USING hash (details);
SELECT id FROM products WHERE details @> '{"color": "turquoise", "tags": ["gift"]}' ORDER BY id;
