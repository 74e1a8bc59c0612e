CREATE TABLE counter (title text, copies int);
ALTER TABLE counter ALTER COLUMN title SET NOT NULL;
ALTER TABLE counter ALTER COLUMN copies SET NOT NULL;
ALTER TABLE counter ADD UNIQUE (title);
INSERT INTO counter VALUES ('Emma', 1);
INSERT INTO counter (copies, title)
SELECT 2, title
FROM books
WHERE price < 10.00 AND genre = 'novel'
ORDER BY title
RETURNING *;
