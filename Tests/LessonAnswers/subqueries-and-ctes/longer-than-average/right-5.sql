SELECT title, pages FROM (SELECT title, pages, avg(pages) OVER () AS a FROM books) AS x
WHERE pages > a ORDER BY pages DESC, title;
