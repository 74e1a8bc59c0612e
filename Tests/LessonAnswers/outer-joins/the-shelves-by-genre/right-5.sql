SELECT genre, count(*), sum(coalesce(copies, 0)) AS copies
FROM books LEFT JOIN stock ON id = book_id
GROUP BY genre HAVING count(*) <> 1
ORDER BY 3 DESC, 1;
