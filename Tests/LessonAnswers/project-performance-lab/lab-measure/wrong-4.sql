SELECT url, count(*) AS requests, round(avg(buffers)) AS total,
       round(100.0 * avg(buffers) / sum(avg(buffers)) OVER (), 1) AS percent
FROM request_log GROUP BY url ORDER BY total DESC;
