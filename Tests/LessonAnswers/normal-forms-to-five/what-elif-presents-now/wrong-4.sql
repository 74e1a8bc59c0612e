WITH works_for AS (
    SELECT DISTINCT rep, publisher FROM presentations
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
ORDER BY rep, publisher, branch;
