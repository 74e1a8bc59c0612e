ALTER TABLE toys ADD COLUMN supplier_id integer;
UPDATE toys SET supplier_id = (details->>'supplier')::integer, details = details - 'supplier';
DELETE FROM toys WHERE supplier_id = 99;
ALTER TABLE toys ADD FOREIGN KEY (supplier_id) REFERENCES suppliers;
