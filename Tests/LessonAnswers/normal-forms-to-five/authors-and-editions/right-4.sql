CREATE TABLE book_authors (
    title  text NOT NULL,
    author text NOT NULL,
    PRIMARY KEY (title, author)
);
INSERT INTO book_authors
SELECT DISTINCT title, author FROM catalog;
INSERT INTO book_authors VALUES ('Nox', 'Anne Carson');
ALTER TABLE catalog RENAME TO editions;
ALTER TABLE editions DROP COLUMN author;
CREATE TABLE e AS SELECT DISTINCT * FROM editions;
DROP TABLE editions;
ALTER TABLE e RENAME TO editions;
ALTER TABLE editions ADD PRIMARY KEY (title, language, format);
