ALTER TABLE toys ADD COLUMN supplier integer;
UPDATE toys SET supplier = (details->>'supplier')::integer, details = details - 'supplier';
UPDATE toys SET supplier = 9 WHERE supplier = 99;
ALTER TABLE toys ADD FOREIGN KEY (supplier) REFERENCES suppliers;
