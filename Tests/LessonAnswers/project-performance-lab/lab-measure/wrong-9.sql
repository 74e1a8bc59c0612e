SELECT url, count(*) AS requests, sum(buffers) AS total,
       trunc(100.0 * sum(buffers) / sum(sum(buffers)) OVER (), 1) AS percent
FROM request_log GROUP BY url ORDER BY total DESC;
