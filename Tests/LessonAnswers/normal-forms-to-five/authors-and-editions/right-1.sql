create table editions (title text, format text, language text, primary key (format, language, title));
create table book_authors (author text, title text, primary key (author, title));
insert into book_authors (title, author) values ('Nox', 'Anne Carson');
insert into book_authors (title, author) select title, author from catalog group by 1, 2;
insert into editions (title, language, format) select distinct title, language, format from catalog;
