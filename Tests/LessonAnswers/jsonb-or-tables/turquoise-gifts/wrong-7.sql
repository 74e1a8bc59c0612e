CREATE INDEX products_tags_idx ON products USING gin ((details->'tags'));
SELECT id FROM products
WHERE details->>'color' = 'turquoise' AND details->'tags' @> '["gift"]'
ORDER BY id;
