WITH reviewed AS (
    SELECT book_id, count(*) AS reviews
    FROM reviews
    GROUP BY book_id
)
SELECT b.title, s.copies, r.reviews
FROM books AS b
JOIN stock AS s ON s.book_id = b.id
JOIN reviewed AS r ON r.book_id = b.id
WHERE r.reviews = 3
ORDER BY b.title;
