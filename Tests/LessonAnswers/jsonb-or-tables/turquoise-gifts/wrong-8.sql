CREATE INDEX products_details_idx ON products USING gin (details);
SELECT id FROM products
WHERE details::text LIKE '%turquoise%' AND details::text LIKE '%gift%'
ORDER BY id;
