DELETE FROM reviews
WHERE id IN (SELECT id FROM reviews WHERE body IS NULL OR length(body) = 0)
RETURNING id, stars;
