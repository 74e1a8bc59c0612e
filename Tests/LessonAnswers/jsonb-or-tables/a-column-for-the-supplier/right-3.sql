ALTER TABLE toys ADD COLUMN supplier_id integer CONSTRAINT s REFERENCES suppliers ON UPDATE NO ACTION;
WITH old AS (SELECT id, (details->>'supplier')::integer AS n FROM toys WHERE details ? 'supplier')
UPDATE toys SET supplier_id = CASE WHEN old.n = 99 THEN 9 ELSE old.n END, details = details - 'supplier'::text FROM old WHERE old.id = toys.id;
