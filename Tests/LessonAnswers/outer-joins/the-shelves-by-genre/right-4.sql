WITH shelf AS (
    SELECT b.genre, coalesce(s.copies, 0) AS copies
    FROM books AS b LEFT JOIN stock AS s ON s.book_id = b.id
)
SELECT genre, count(*), sum(copies)
FROM shelf
GROUP BY genre
HAVING count(*) > 1
ORDER BY sum(copies) DESC, genre;
