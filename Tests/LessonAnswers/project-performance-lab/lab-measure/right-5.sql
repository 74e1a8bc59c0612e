SELECT url, count(*) AS requests, sum(buffers) AS total,
       (100.0 * sum(buffers) / sum(sum(buffers)) OVER ())::numeric(4,1) AS percent
FROM request_log GROUP BY url ORDER BY sum(buffers) DESC;
