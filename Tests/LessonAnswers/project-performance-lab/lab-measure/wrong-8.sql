SELECT url, count(*) AS requests, sum(buffers) AS total,
       round(100.0 * sum(buffers)
             / sum(sum(buffers)) OVER (ORDER BY sum(buffers) DESC), 1) AS percent
FROM request_log GROUP BY url ORDER BY total DESC;
