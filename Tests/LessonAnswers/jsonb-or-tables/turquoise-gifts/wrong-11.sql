CREATE INDEX products_color_idx ON products ((details->>'color'), (details->'tags'));
SELECT id FROM products
WHERE details->>'color' = 'turquoise' AND details->'tags' @> '["gift"]'
ORDER BY id;
