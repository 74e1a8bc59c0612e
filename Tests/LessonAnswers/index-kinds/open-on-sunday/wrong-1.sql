SELECT name, round((place <-> point '(500,500)')::numeric, 2) AS distance
FROM shops
WHERE sunday
ORDER BY distance
LIMIT 5;
