SELECT a.name, count(*) AS all_rows,
       count(b.id) AS books
FROM authors AS a
LEFT JOIN books AS b ON b.author_id = a.id
WHERE a.born > 1948
GROUP BY a.id, a.name
ORDER BY a.name;
