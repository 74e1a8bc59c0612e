SELECT *
FROM (SELECT book_id, count(*) AS n, round(avg(stars), 2) AS average
      FROM reviews GROUP BY book_id) AS per_book
WHERE n >= 2
ORDER BY average DESC NULLS LAST, book_id;
