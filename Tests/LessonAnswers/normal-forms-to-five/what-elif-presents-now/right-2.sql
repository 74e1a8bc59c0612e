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
FROM works_for JOIN visits USING (rep)
INTERSECT
SELECT rep, publisher, branch
FROM works_for JOIN stocks USING (publisher)
ORDER BY rep, publisher, branch;
