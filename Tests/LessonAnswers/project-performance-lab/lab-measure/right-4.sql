WITH log AS (
    SELECT url, count(*) AS requests, sum(buffers) AS total
    FROM request_log GROUP BY ROLLUP (url)
)
SELECT u.url, u.requests, u.total, round(u.total::numeric / a.total * 100, 1)
FROM log AS u JOIN log AS a ON a.url IS NULL AND u.url IS NOT NULL
ORDER BY u.total DESC;
