SELECT r.book_id, count(r.customer_id) AS number_of_reviews
FROM reviews r
GROUP BY r.book_id
ORDER BY number_of_reviews DESC, r.book_id ASC;
