DELETE FROM reviews
WHERE body IS NULL OR body = ''
RETURNING id, body;
