WITH recent AS (
    SELECT status FROM orders WHERE '2025-12-05' < ordered_on
)
SELECT status, count(*) FROM recent GROUP BY status ORDER BY status;
