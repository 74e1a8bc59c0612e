SELECT id FROM products
WHERE details @> '{"color": "turquoise", "tags": ["gift"]}'
ORDER BY id;
