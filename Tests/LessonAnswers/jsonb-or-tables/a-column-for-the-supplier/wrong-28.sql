ALTER TABLE toys ADD COLUMN supplier_id integer REFERENCES suppliers;
UPDATE toys
SET (supplier_id, details) = (coalesce(nullif((details->>'supplier')::integer, 99),
                              CASE WHEN details->>'supplier' = '99' THEN 9 END), details - 'supplier');
