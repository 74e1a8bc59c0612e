SELECT t.url, t.requests, t.total, round(t.total / all_of_them.total * 100, 1)
FROM (SELECT url, count(*) AS requests, sum(buffers) AS total
      FROM request_log GROUP BY url) AS t,
     (SELECT sum(buffers)::numeric AS total FROM request_log) AS all_of_them
ORDER BY t.total DESC;
