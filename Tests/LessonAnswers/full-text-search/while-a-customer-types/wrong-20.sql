SELECT id, title FROM catalog WHERE to_tsvector('english', title) @@ to_tsquery('english', 'art') AND title ~* '\mart\M' AND title ~* '\muniversi' ORDER BY id;
