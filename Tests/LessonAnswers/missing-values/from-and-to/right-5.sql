SELECT name,
       CASE WHEN born IS NOT NULL AND died IS NOT NULL
              THEN concat(born, '-', died)
            WHEN born IS NOT NULL THEN concat('born ', born)
            ELSE 'years not known' END
FROM authors
WHERE coalesce(country, '?') <> 'United States';
