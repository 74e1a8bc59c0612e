DELETE FROM reviews
WHERE stars IS NULL OR body = ''
RETURNING id, stars;
