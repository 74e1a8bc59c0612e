ALTER TABLE toys ADD COLUMN supplier_id integer REFERENCES suppliers;
UPDATE toys SET supplier_id = CASE WHEN details @> '{"supplier": 99}' THEN 9 ELSE (details->'supplier')::integer END, details = details - 'supplier' WHERE jsonb_typeof(details->'supplier') = 'number';
UPDATE toys SET details = details - 'supplier';
