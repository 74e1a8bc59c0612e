ALTER TABLE toys ADD COLUMN supplier_id text;
UPDATE toys SET supplier_id = details->>'supplier', details = details - 'supplier';
UPDATE toys SET supplier_id = '9' WHERE supplier_id = '99';
