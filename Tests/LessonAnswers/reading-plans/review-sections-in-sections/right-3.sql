SELECT outside.name, count(part.name) AS parts
FROM sections AS part
RIGHT JOIN sections AS outside ON part.inside = outside.id
GROUP BY outside.id, outside.name
ORDER BY count(part.name) DESC, outside.name ASC;
