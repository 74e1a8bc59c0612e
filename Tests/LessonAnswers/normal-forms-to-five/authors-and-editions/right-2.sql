CREATE TABLE book_authors AS
SELECT title, author FROM catalog
UNION
VALUES ('Nox', 'Anne Carson');
CREATE TABLE editions AS
SELECT DISTINCT title, language, format FROM catalog;
ALTER TABLE book_authors ADD PRIMARY KEY (title, author);
ALTER TABLE editions ADD PRIMARY KEY (title, language, format);
