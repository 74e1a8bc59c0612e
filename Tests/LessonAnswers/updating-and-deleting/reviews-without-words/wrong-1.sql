DELETE FROM reviews
WHERE stars < 2
RETURNING id, body;
