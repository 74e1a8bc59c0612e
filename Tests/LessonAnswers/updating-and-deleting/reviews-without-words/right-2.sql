DELETE FROM reviews
WHERE coalesce(length(body), 0) = 0
RETURNING id, stars;
