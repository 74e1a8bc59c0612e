SELECT count(*) AS reviews, book_id
FROM reviews
GROUP BY book_id
ORDER BY reviews DESC, book_id;
