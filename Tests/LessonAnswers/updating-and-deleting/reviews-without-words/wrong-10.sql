SELECT id, stars
FROM reviews
WHERE body IS NULL OR body = '';
DELETE FROM reviews
WHERE body IS NULL;
