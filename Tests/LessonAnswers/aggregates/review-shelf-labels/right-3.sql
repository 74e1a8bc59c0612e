SELECT CASE WHEN price IS NOT NULL THEN title || ': ' || price
            ELSE title || ': no price yet' END
FROM books
ORDER BY title;
