SELECT book_id, count(*) AS reviews
FROM reviews
GROUP BY book_id
ORDER BY reviews DESC, book_id DESC;
