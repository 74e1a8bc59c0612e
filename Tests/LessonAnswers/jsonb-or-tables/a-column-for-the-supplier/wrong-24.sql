UPDATE toys SET details = details || '{"supplier": 9}' WHERE details @> '{"supplier": 99}';
ALTER TABLE toys ADD COLUMN supplier_id integer REFERENCES suppliers;
UPDATE toys SET supplier_id = (details->>'supplier')::integer;
UPDATE toys SET details = details - 'supplier' WHERE supplier_id IS NOT NULL;
