SELECT book_id, count(*) AS n, round(sum(stars)::numeric / nullif(count(stars), 0), 2) AS average
FROM reviews GROUP BY book_id HAVING NOT count(*) < 2
ORDER BY average DESC NULLS LAST, book_id;
