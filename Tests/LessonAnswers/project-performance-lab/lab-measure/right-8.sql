WITH grand AS MATERIALIZED (SELECT sum(buffers) AS n FROM request_log)
SELECT url, sum(1), sum(buffers),
       round((sum(buffers)::float8 / (SELECT n FROM grand) * 100)::numeric, 1)
FROM request_log
GROUP BY url
ORDER BY 3 DESC;
