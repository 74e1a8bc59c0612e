SELECT book_id, count(*) AS n
FROM reviews
GROUP BY 1
ORDER BY 2 DESC, 1;
