ALTER TABLE toys ADD COLUMN supplier_id integer GENERATED ALWAYS AS ((details->>'supplier')::integer) STORED;
