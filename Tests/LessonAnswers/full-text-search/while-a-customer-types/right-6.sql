CREATE INDEX ON catalog USING gin (string_to_array(lower(title), ' ')); SELECT id, title FROM catalog WHERE string_to_array(lower(title), ' ') @> ARRAY['art'] AND title ~* '\muniversi' ORDER BY id;
