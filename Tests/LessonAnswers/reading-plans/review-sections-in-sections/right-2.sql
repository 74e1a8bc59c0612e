SELECT name,
       (SELECT count(*) FROM sections WHERE inside = s.id) AS n
FROM sections AS s
ORDER BY n DESC, name;
