SELECT url, requests, total,
       round(100.0 * total / sum(total) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), 1) AS share
FROM (SELECT url, count(*) AS requests, sum(buffers) AS total
      FROM request_log GROUP BY url) AS urls
ORDER BY share DESC;
