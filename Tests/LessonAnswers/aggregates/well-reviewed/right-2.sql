SELECT book_id, count(id) AS reviews,
       round(sum(stars)::numeric / count(stars), 2) AS average
FROM reviews
GROUP BY book_id
HAVING count(id) > 1
ORDER BY average DESC, book_id;
