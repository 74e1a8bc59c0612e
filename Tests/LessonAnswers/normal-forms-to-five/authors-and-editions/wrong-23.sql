CREATE TABLE book_authors (title text, author text, PRIMARY KEY (title, author));
CREATE TABLE editions (title text, language text, format text, PRIMARY KEY (title, language, format));
INSERT INTO book_authors SELECT title, min(author) FROM catalog GROUP BY title;
INSERT INTO editions SELECT DISTINCT title, language, format FROM catalog;
INSERT INTO book_authors VALUES ('Nox', 'Anne Carson');
