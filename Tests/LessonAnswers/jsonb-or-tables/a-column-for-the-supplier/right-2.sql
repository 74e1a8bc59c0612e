ALTER TABLE toys ADD COLUMN supplier_id integer REFERENCES suppliers (id);
UPDATE toys SET supplier_id = (details->'supplier'#>>'{}')::integer, details = details - 'supplier' WHERE details->>'supplier' <> '99';
UPDATE toys SET supplier_id = 9, details = details - 'supplier' WHERE details->>'supplier' = '99';
UPDATE toys SET details = details - 'supplier' WHERE details ? 'supplier';
