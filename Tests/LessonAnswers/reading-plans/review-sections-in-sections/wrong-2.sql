SELECT inside, count(*) AS parts
FROM sections
GROUP BY inside
ORDER BY parts DESC, inside;
