ALTER TABLE toys ADD COLUMN supplier_id integer;
UPDATE toys SET supplier_id = (details->>'supplier')::integer, details = details - 'supplier';
UPDATE toys SET supplier_id = 9 WHERE supplier_id = 99;
ALTER TABLE toys ALTER COLUMN supplier_id SET NOT NULL, ADD FOREIGN KEY (supplier_id) REFERENCES suppliers;
