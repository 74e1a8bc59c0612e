SELECT coalesce(title || ': ' || price, title || ': no price yet')
FROM books AS b
ORDER BY b.title;
