SELECT a.name, b.title, b.published,
       b.published - (SELECT max(c.published) FROM books AS c
                      WHERE c.author_id = b.author_id
                        AND c.published < b.published) AS years
FROM books AS b
JOIN authors AS a ON a.id = b.author_id
WHERE EXISTS (SELECT 1 FROM books AS c
              WHERE c.author_id = b.author_id
                AND c.published < b.published)
ORDER BY a.name, b.published;
