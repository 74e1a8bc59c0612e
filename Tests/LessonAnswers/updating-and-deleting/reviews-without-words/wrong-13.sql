DELETE FROM reviews
RETURNING id, stars;
