WITH works_for AS (
    SELECT rep, publisher FROM presentations
    UNION
    SELECT 'Elif', 'Harbor'
), visits AS (
    SELECT DISTINCT rep, branch FROM presentations
), stocks AS (
    SELECT DISTINCT publisher, branch
    FROM presentations
)
SELECT rep, publisher, branch
FROM works_for
JOIN visits USING (rep)
JOIN stocks USING (publisher, branch)
WHERE rep = 'Elif' AND publisher = 'Harbor'
ORDER BY rep, publisher, branch;
