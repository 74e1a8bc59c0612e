SELECT b.title, b.pages
FROM books b
WHERE (b.pages >= 200 AND b.pages <= 1000) IS FALSE
ORDER BY b.pages, b.title;
