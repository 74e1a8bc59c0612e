CREATE TABLE counter (copies integer NOT NULL DEFAULT 2, title text NOT NULL UNIQUE);
ALTER TABLE counter ALTER COLUMN copies DROP DEFAULT;
INSERT INTO counter (title, copies) VALUES ('Emma', 1);
INSERT INTO counter (title, copies)
SELECT b.title, 2 FROM books b WHERE b.genre IN ('novel') AND NOT b.price >= 10
ON CONFLICT (title) DO NOTHING;
