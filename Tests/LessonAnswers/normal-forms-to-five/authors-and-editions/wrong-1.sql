CREATE TABLE book_authors (
    title  text,
    author text,
    PRIMARY KEY (title, author)
);
CREATE TABLE editions (
    title    text,
    language text,
    PRIMARY KEY (title, language)
);
CREATE TABLE formats (
    title  text,
    format text,
    PRIMARY KEY (title, format)
);
INSERT INTO book_authors
SELECT DISTINCT title, author FROM catalog;
INSERT INTO editions SELECT DISTINCT title, language FROM catalog;
INSERT INTO formats SELECT DISTINCT title, format FROM catalog;
INSERT INTO book_authors VALUES ('Nox', 'Anne Carson');
