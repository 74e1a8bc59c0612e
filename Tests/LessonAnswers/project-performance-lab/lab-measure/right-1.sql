SELECT url, count(id), sum(buffers),
       round(sum(buffers) * 100.0 / sum(sum(buffers)) OVER (), 1)
FROM request_log GROUP BY url ORDER BY 3 DESC;
