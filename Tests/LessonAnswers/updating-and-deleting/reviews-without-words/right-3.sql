DELETE FROM reviews AS r
WHERE r.body = '' OR r.body IS NULL
RETURNING r.id, r.stars;
