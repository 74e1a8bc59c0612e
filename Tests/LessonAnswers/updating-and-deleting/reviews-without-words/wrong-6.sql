DELETE FROM reviews
WHERE body IS NOT NULL AND body <> ''
RETURNING id, stars;
