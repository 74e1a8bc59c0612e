SELECT r.book_id AS book, count(*) AS n, round(avg(r.stars), 2) AS a
FROM reviews AS r
GROUP BY r.book_id
HAVING NOT count(*) < 2
ORDER BY 3 DESC NULLS LAST, 1;
