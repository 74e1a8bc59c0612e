CREATE INDEX IF NOT EXISTS x ON public.products USING gin (details jsonb_path_ops) WITH (fastupdate = off);
SELECT id FROM products WHERE details @> '{"color": "turquoise"}' AND details @> '{"tags": ["gift"]}' ORDER BY id;
