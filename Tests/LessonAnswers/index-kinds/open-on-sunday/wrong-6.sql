SELECT place <-> point '(500,500)' AS distance, name
FROM shops
WHERE sunday
ORDER BY place <-> point '(500,500)'
LIMIT 5;
