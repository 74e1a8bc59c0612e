ALTER TABLE toys ADD COLUMN supplier_id integer NOT NULL DEFAULT 9 REFERENCES suppliers;
UPDATE toys SET supplier_id = (details->>'supplier')::integer WHERE details->>'supplier' IS NOT NULL AND details->>'supplier' <> '99';
UPDATE toys SET details = details - 'supplier';
