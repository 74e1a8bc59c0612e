UPDATE reviews
SET body = NULL
WHERE body = ''
RETURNING id, stars;
