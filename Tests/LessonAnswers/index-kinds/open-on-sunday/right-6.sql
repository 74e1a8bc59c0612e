WITH open AS (SELECT name, place FROM shops WHERE sunday)
SELECT name, place <-> point '(500,500)' AS distance
FROM open
ORDER BY distance
FETCH FIRST 5 ROWS ONLY;
