CREATE TABLE book_authors (
    title  text,
    author text
);
CREATE TABLE editions (
    title    text,
    language text,
    format   text
);
INSERT INTO book_authors
SELECT DISTINCT title, author FROM catalog;
INSERT INTO editions
SELECT DISTINCT title, language, format FROM catalog;
INSERT INTO book_authors VALUES ('Nox', 'Anne Carson');
