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
SELECT rep, publisher, visits.branch
FROM works_for
JOIN visits USING (rep)
JOIN stocks USING (publisher)
ORDER BY 1, 2, 3;
