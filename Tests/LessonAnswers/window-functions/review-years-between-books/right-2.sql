SELECT name, title, published, published - before AS years
FROM (SELECT a.name, b.title, b.published,
             lag(b.published) OVER (PARTITION BY a.id ORDER BY b.published) AS before
      FROM authors AS a
      JOIN books AS b ON b.author_id = a.id) AS t
WHERE before IS NOT NULL AND published IS NOT NULL
ORDER BY name, published;
