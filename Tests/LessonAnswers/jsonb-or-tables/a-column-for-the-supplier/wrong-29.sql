ALTER TABLE toys ADD supplier_id int;
UPDATE toys AS t SET supplier_id = coalesce(s.id, 9) FROM toys AS t2 LEFT JOIN suppliers AS s ON s.id = (t2.details->>'supplier')::int WHERE t2.id = t.id AND t.details->>'supplier' IS NOT NULL;
UPDATE toys SET details = details - 'supplier';
ALTER TABLE toys ADD CONSTRAINT toys_supplier_id_fkey FOREIGN KEY (supplier_id) REFERENCES suppliers (id) ON DELETE NO ACTION;
