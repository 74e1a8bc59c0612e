SELECT name, sqrt(power(place[0] - 500, 2) + power(place[1] - 500, 2)) AS distance
FROM shops
WHERE sunday
ORDER BY place <-> point '(500,500)'
FETCH FIRST 5 ROWS ONLY;
