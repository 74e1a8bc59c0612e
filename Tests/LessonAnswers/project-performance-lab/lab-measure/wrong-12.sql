SELECT url, count(*) AS requests, sum(buffers) AS total,
       round(100.0 * sum(buffers) / 2323133, 1) AS percent
FROM request_log GROUP BY url ORDER BY total DESC;
