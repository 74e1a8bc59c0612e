ALTER TABLE toys ADD COLUMN supplier_id integer;
UPDATE toys
SET supplier_id = CASE WHEN (details->>'supplier')::integer = 99 THEN 9 ELSE (details->>'supplier')::integer END,
    details = details #- '{supplier}'
WHERE details ? 'supplier';
ALTER TABLE toys ADD CONSTRAINT fk FOREIGN KEY (supplier_id) REFERENCES suppliers (id) NOT VALID;
ALTER TABLE toys VALIDATE CONSTRAINT fk;
