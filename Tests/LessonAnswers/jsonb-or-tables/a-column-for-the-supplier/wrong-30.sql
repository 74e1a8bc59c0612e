ALTER TABLE toys ADD COLUMN supplier_id integer;
CREATE TEMP TABLE x AS SELECT id, details->>'supplier' AS s FROM toys;
UPDATE toys SET details = details - 'supplier';
UPDATE toys SET supplier_id = replace(x.s, '99', '9')::integer FROM x WHERE x.id = toys.id;
ALTER TABLE toys ADD FOREIGN KEY (supplier_id) REFERENCES suppliers(id);
