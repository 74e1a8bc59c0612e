SELECT book_id, count(*), round(avg(stars), 2) AS average
FROM reviews
GROUP BY book_id
HAVING count(*) >= 2
ORDER BY average, book_id;
