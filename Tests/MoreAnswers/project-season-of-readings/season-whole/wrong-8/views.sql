CREATE VIEW who_reads AS
SELECT r.id AS reading_id, r.room, r.title,
       w.name AS writer
FROM readings AS r
JOIN appearances AS a ON a.reading_id = r.id
JOIN writers AS w ON w.id = a.writer_id
WHERE a.role = 'reads';

CREATE VIEW sales AS
SELECT r.id AS reading_id, r.title, count(t.id) AS sold,
       r.price * count(t.id) AS revenue
FROM readings AS r
LEFT JOIN tickets AS t ON t.reading_id = r.id
GROUP BY r.id;

CREATE VIEW regulars AS
SELECT g.id AS guest_id, g.name, count(*) AS tickets
FROM guests AS g
JOIN tickets AS t ON t.guest_id = g.id
GROUP BY g.id
HAVING count(*) >= 3;

CREATE VIEW crowded AS
SELECT reading_id, title, sold
FROM sales
WHERE sold > (SELECT avg(sold) FROM sales);

CREATE VIEW best_by_room AS
WITH ranked AS (
    SELECT r.room, s.reading_id, s.title, s.sold,
           rank() OVER (PARTITION BY r.room
                        ORDER BY s.sold DESC) AS place
    FROM sales AS s
    JOIN readings AS r ON r.id = s.reading_id
)
SELECT room, reading_id, title, sold, place
FROM ranked
WHERE place <= 3;

CREATE VIEW june AS
SELECT r.id AS reading_id, r.title, r.starts_at,
       m.seats - s.sold AS free
FROM readings AS r
JOIN rooms AS m ON m.name = r.room
JOIN sales AS s ON s.reading_id = r.id
WHERE r.starts_at >= '2026-06-01'
  AND r.starts_at < '2026-07-01';
