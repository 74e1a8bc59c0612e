-- Each UPDATE names the toys that it's for, so both can run again.
BEGIN;
ALTER TABLE toys ADD COLUMN IF NOT EXISTS supplier_id integer;
UPDATE toys AS t SET supplier_id = nullif(t.details->>'supplier', '')::integer, details = t.details - 'supplier'
WHERE t.details ? 'supplier';
UPDATE toys SET supplier_id = 9 WHERE supplier_id NOT IN (SELECT id FROM suppliers);
ALTER TABLE toys ADD CONSTRAINT toys_supplier_fk FOREIGN KEY (supplier_id) REFERENCES suppliers (id);
COMMIT;
