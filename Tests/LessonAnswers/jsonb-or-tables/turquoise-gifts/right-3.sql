CREATE INDEX d ON products USING gin (details);
SELECT id FROM products
WHERE '{"color": "turquoise"}' <@ details
  AND details->'tags' ? 'gift'
ORDER BY 1;
