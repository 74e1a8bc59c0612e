CREATE TABLE book_authors (
    title  text,
    author text,
    PRIMARY KEY (title, author)
);
CREATE TABLE editions (
    title    text,
    language text,
    format   text,
    PRIMARY KEY (title, language, format)
);
INSERT INTO book_authors
SELECT DISTINCT title, author FROM catalog;
INSERT INTO editions
SELECT DISTINCT a.title, a.language, b.format
FROM catalog AS a JOIN catalog AS b USING (title);
INSERT INTO book_authors VALUES ('Nox', 'Anne Carson');
