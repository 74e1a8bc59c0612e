SELECT url, sum(buffers) AS total, count(*) AS requests,
       round(100.0 * sum(buffers) / sum(sum(buffers)) OVER (), 1) AS percent
FROM request_log GROUP BY url ORDER BY total DESC;
