SELECT book_id, count(*), round(avg(stars), 2) AS average
FROM reviews
WHERE stars IS NOT NULL
GROUP BY book_id
HAVING count(*) >= 2
ORDER BY average DESC, book_id;
