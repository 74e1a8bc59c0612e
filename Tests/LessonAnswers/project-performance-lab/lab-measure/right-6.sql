SELECT r.url, count(*) AS requests, sum(r.buffers) AS total,
       round(sum(r.buffers) / max(a.total) * 100, 1) AS percent
FROM request_log AS r
CROSS JOIN (SELECT sum(buffers)::numeric AS total FROM request_log) AS a
GROUP BY r.url
ORDER BY total DESC, r.url;
