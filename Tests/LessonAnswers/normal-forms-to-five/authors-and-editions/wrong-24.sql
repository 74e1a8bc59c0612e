CREATE TABLE book_authors (title text, author text, format text, PRIMARY KEY (title, author, format));
CREATE TABLE editions (title text, language text, PRIMARY KEY (title, language));
INSERT INTO book_authors SELECT DISTINCT title, author, format FROM catalog; INSERT INTO editions SELECT DISTINCT title, language FROM catalog; INSERT INTO book_authors VALUES ('Nox','Anne Carson','paper');
