CREATE TABLE book_authors (
    title  text,
    author text,
    PRIMARY KEY (title)
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
SELECT DISTINCT title, language, format FROM catalog;
INSERT INTO book_authors VALUES ('Nox', 'Anne Carson');
