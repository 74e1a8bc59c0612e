SELECT DISTINCT url,
       count(*) OVER w AS requests,
       sum(buffers) OVER w AS total,
       round(100.0 * sum(buffers) OVER w / sum(buffers) OVER (), 1) AS percent
FROM request_log
WINDOW w AS (PARTITION BY url)
ORDER BY total DESC;
