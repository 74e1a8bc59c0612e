SELECT url, count(*) AS requests, sum(buffers) AS total,
       round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS percent
FROM request_log GROUP BY url ORDER BY total DESC;
