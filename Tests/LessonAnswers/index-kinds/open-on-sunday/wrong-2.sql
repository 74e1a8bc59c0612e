SELECT name, place <-> point '(500,500)' AS distance
FROM shops
WHERE sunday AND place <@ circle '<(500,500),20>'
ORDER BY distance;
