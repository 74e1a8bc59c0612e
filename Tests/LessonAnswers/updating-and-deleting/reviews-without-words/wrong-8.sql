DELETE FROM reviews
WHERE body = NULL OR body = ''
RETURNING id, stars;
