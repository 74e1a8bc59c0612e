ALTER TABLE toys ADD COLUMN supplier_id integer;
UPDATE toys
SET supplier_id = (details->>'supplier')::integer
WHERE details ? 'supplier';
UPDATE toys SET details = details - 'supplier'
WHERE details ? 'supplier';
UPDATE toys SET supplier_id = 9 WHERE supplier_id = 99;
ALTER TABLE toys
    ADD FOREIGN KEY (supplier_id) REFERENCES suppliers;
