BEGIN;
UPDATE toys SET details = jsonb_set(details, '{supplier}', '9')
WHERE details @> '{"supplier": 99}' OR details @> '{"supplier": "99"}';
ALTER TABLE toys ADD COLUMN supplier_id integer NULL REFERENCES suppliers (id);
UPDATE toys AS t SET supplier_id = (t.details->>'supplier')::integer, details = t.details - 'supplier';
COMMIT;
