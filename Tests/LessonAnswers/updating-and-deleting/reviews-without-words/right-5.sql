DELETE FROM reviews
WHERE NOT (body IS NOT NULL AND body <> '')
RETURNING id, stars;
