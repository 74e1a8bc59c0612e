SELECT customer_id, count(*) AS reviews
FROM reviews
GROUP BY customer_id
ORDER BY reviews DESC, customer_id;
