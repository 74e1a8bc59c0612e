DELETE FROM reviews
WHERE body IS NULL
RETURNING id, stars;
