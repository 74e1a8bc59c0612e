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
INSERT INTO book_authors VALUES ('Good Omens', 'Neil Gaiman'), ('Good Omens', 'Terry Pratchett'), ('Kim', 'Rudyard Kipling'), ('Nox', 'Anne Carson');
INSERT INTO editions VALUES ('Good Omens', 'English', 'paper'), ('Good Omens', 'English', 'audio'), ('Good Omens', 'French', 'paper'), ('Kim', 'English', 'paper'), ('Kim', 'Hindi', 'audio');
