CREATE INDEX products_details_idx ON products USING gin (details);
SELECT id FROM products
WHERE details ? 'turquoise' AND details ? 'gift'
ORDER BY id;
