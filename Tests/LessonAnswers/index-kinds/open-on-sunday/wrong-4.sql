SELECT name, place <-> point '(500,500)' AS distance
FROM shops
WHERE sunday
LIMIT 5;
