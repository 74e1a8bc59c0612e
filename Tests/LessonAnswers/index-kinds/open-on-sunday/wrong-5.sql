SELECT name, place <-> point '(50,50)' AS distance
FROM shops
WHERE sunday
ORDER BY place <-> point '(50,50)'
LIMIT 5;
