WITH nearest AS (
    SELECT name, sunday, place <-> point '(500,500)' AS distance
    FROM shops
    ORDER BY distance
    LIMIT 20
)
SELECT name, distance FROM nearest WHERE sunday ORDER BY distance LIMIT 5;
