SELECT b.title, b.pages
FROM books b
CROSS JOIN (SELECT avg(pages) AS p FROM books) AS x
WHERE x.p < b.pages
ORDER BY 2 DESC, 1;
