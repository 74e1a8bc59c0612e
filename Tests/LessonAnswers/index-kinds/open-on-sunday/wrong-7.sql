SELECT name, place <-> point '(500,500)' AS distance
FROM shops
WHERE NOT sunday
ORDER BY place <-> point '(500,500)'
LIMIT 5;
