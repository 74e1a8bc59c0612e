SELECT book_id, count(1)
FROM reviews
GROUP BY book_id
HAVING count(*) > 0
ORDER BY -count(*), book_id;
