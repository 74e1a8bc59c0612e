CREATE INDEX products_gin ON products USING GIN (details jsonb_path_ops);
SELECT p.id FROM products AS p
WHERE p.details @> jsonb_build_object('color', 'turquoise')
  AND p.details @> jsonb_build_object('tags', jsonb_build_array('gift'))
ORDER BY p.id;
