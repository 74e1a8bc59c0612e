SELECT id, stars
FROM reviews
WHERE body IS NULL OR body = '';
