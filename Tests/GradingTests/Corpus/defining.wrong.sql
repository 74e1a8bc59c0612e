-- exercise: publishers

-- wrong: no primary key | (?i)primary key
CREATE TABLE publishers (id int NOT NULL, name text NOT NULL UNIQUE, country text, founded int CHECK (founded > 1400));

-- wrong: the name may be missing | (?i)null|must be given|missing value|unknown|without a value|no value|nothing shows
CREATE TABLE publishers (id int PRIMARY KEY, name text UNIQUE, country text, founded int CHECK (founded > 1400));

-- wrong: two may have one name | (?i)unique
CREATE TABLE publishers (id int PRIMARY KEY, name text NOT NULL, country text, founded int CHECK (founded > 1400));

-- wrong: 1400 is allowed | (?i)check
CREATE TABLE publishers (id int PRIMARY KEY, name text NOT NULL UNIQUE, country text, founded int CHECK (founded >= 1400));

-- wrong: no check | (?i)check
CREATE TABLE publishers (id int PRIMARY KEY, name text NOT NULL UNIQUE, country text, founded int);

-- wrong: a name has at most 20 characters | (?i)type|varchar|character
CREATE TABLE publishers (id int PRIMARY KEY, name varchar(20) NOT NULL UNIQUE, country text, founded int CHECK (founded > 1400));

-- wrong: forgets a column | (?i)column|country|Your query uses|count only once|meet its condition
CREATE TABLE publishers (id int PRIMARY KEY, name text NOT NULL UNIQUE, founded int CHECK (founded > 1400));

-- wrong: the year must be given | (?i)null|missing value|unknown|without a value|no value|nothing shows
CREATE TABLE publishers (id int PRIMARY KEY, name text NOT NULL UNIQUE, country text, founded int NOT NULL CHECK (founded > 1400));

-- wrong: another name | (?i)no table|publishers|name
CREATE TABLE publisher (id int PRIMARY KEY, name text NOT NULL UNIQUE, country text, founded int CHECK (founded > 1400));

-- exercise: wishes

-- wrong: one wish for each customer | (?i)primary key
CREATE TABLE wishes (customer_id int PRIMARY KEY REFERENCES customers, book_id int NOT NULL REFERENCES books, wished_on date NOT NULL DEFAULT current_date);

-- wrong: two primary keys | (?i)primary key
CREATE TABLE wishes (customer_id int PRIMARY KEY REFERENCES customers, book_id int PRIMARY KEY REFERENCES books, wished_on date NOT NULL DEFAULT current_date);

-- wrong: points at no book | (?i)foreign key|refer|points
CREATE TABLE wishes (customer_id int REFERENCES customers, book_id int, wished_on date NOT NULL DEFAULT current_date, PRIMARY KEY (customer_id, book_id));

-- wrong: points at the wrong table | (?i)foreign key|refer|points
CREATE TABLE wishes (customer_id int REFERENCES authors, book_id int REFERENCES books, wished_on date NOT NULL DEFAULT current_date, PRIMARY KEY (customer_id, book_id));

-- wrong: no default | (?i)default
CREATE TABLE wishes (customer_id int REFERENCES customers, book_id int REFERENCES books, wished_on date NOT NULL, PRIMARY KEY (customer_id, book_id));

-- wrong: the day may be missing | (?i)null|missing value|unknown|without a value|no value|nothing shows
CREATE TABLE wishes (customer_id int REFERENCES customers, book_id int REFERENCES books, wished_on date DEFAULT current_date, PRIMARY KEY (customer_id, book_id));

-- wrong: a moment instead of a day | (?i)type|timestamp|date
CREATE TABLE wishes (customer_id int REFERENCES customers, book_id int REFERENCES books, wished_on timestamp NOT NULL DEFAULT current_date, PRIMARY KEY (customer_id, book_id));

-- wrong: wishes go with their customer | (?i)foreign key|delete|cascade|refer
CREATE TABLE wishes (customer_id int REFERENCES customers ON DELETE CASCADE, book_id int REFERENCES books, wished_on date NOT NULL DEFAULT current_date, PRIMARY KEY (customer_id, book_id));

-- exercise: the-list-of-books

-- wrong: an inner join | (?i)inner|outer|left join|without|no match|unmatched
CREATE VIEW book_list AS SELECT b.title, a.name AS author, b.price FROM books b JOIN authors a ON a.id = b.author_id;

-- wrong: the column has another name | (?i)column|author|name|Your query uses
CREATE VIEW book_list AS SELECT b.title, a.name, b.price FROM books b LEFT JOIN authors a ON a.id = b.author_id;

-- wrong: a table instead of a view | (?i)view|kind
CREATE TABLE book_list AS SELECT b.title, a.name AS author, b.price FROM books b LEFT JOIN authors a ON a.id = b.author_id;

-- wrong: forgets a column | (?i)column|price|Your query uses
CREATE VIEW book_list AS SELECT b.title, a.name AS author FROM books b LEFT JOIN authors a ON a.id = b.author_id;

-- wrong: the wrong key | (?i)join|key|\bon\b|condition|belong|match|together|task leaves out|meet its condition
CREATE VIEW book_list AS SELECT b.title, a.name AS author, b.price FROM books b LEFT JOIN authors a ON a.id = b.id;

-- wrong: the query alone | (?i)view|no table|book_list|creat
SELECT b.title, a.name AS author, b.price FROM books b LEFT JOIN authors a ON a.id = b.author_id;

-- wrong: a view with its rows stored | (?i)view|kind|materialized
CREATE MATERIALIZED VIEW book_list AS SELECT b.title, a.name AS author, b.price FROM books b LEFT JOIN authors a ON a.id = b.author_id;

-- exercise: genres-counted

-- wrong: the column has no name of its own | (?i)column|name|books|Your query uses
CREATE VIEW genre_counts AS SELECT genre, count(*) FROM books GROUP BY genre;

-- wrong: counts prices | (?i)null|counted|you count|counts\b|missing value|unknown|without a value|no value|nothing shows|count only once|meet its condition
CREATE VIEW genre_counts AS SELECT genre, count(price) AS books FROM books GROUP BY genre;

-- wrong: no GROUP BY | (?i)group|all rows into one
CREATE VIEW genre_counts AS SELECT genre, count(*) AS books FROM books;

-- wrong: counts authors | (?i)distinct|author|counted|you count|counts\b|become one|look the same|count only once|meet its condition|appear only once
CREATE VIEW genre_counts AS SELECT genre, count(DISTINCT author_id) AS books FROM books GROUP BY genre;

-- wrong: groups too fine | (?i)group|all rows into one
CREATE VIEW genre_counts AS SELECT genre, count(*) AS books FROM books GROUP BY genre, author_id;

-- wrong: a table instead of a view | (?i)view|kind
CREATE TABLE genre_counts AS SELECT genre, count(*) AS books FROM books GROUP BY genre;

-- wrong: books of unknown authors are lost | (?i)condition|where|null|inner|without|filter|left out|missing value|unknown|without a value|no value|nothing shows|task leaves out|meet its condition
CREATE VIEW genre_counts AS SELECT genre, count(*) AS books FROM books JOIN authors ON authors.id = author_id GROUP BY genre;

-- wrong: typed in | (?i)typed|constant|fixed|written|other data|Your query uses
CREATE VIEW genre_counts (genre, books) AS VALUES ('novel', 12), ('science fiction', 6), ('stories', 3), ('poetry', 2), ('fantasy', 1), ('essays', 1), ('history', 1);

-- exercise: an-index-for-orders

-- wrong: another column | (?i)index|Your query uses
CREATE INDEX ON orders (ordered_on);

-- wrong: two columns | (?i)index|Your query uses
CREATE INDEX ON orders (customer_id, ordered_on);

-- wrong: one order for each customer | (?i)no two|unique|duplicate
CREATE UNIQUE INDEX ON orders (customer_id);

-- wrong: only some of the orders | (?i)index|where|partial
CREATE INDEX ON orders (customer_id) WHERE status = 'open';

-- wrong: another table | (?i)index|orders|table
CREATE INDEX ON reviews (customer_id);

-- wrong: a column that is not there | (?i)column|customer_id|exist|Your query uses
CREATE INDEX ON orders (customer);

-- exercise: a-newsletter

-- wrong: nothing for those who are there already | (?i)null|default|missing value|unknown|without a value|no value|nothing shows
ALTER TABLE customers ADD COLUMN newsletter boolean NOT NULL;

-- wrong: NULL is allowed | (?i)null|missing value|unknown|without a value|no value|nothing shows
ALTER TABLE customers ADD COLUMN newsletter boolean DEFAULT false;

-- wrong: true for everybody | (?i)default
ALTER TABLE customers ADD COLUMN newsletter boolean NOT NULL DEFAULT true;

-- wrong: text | (?i)type|text
ALTER TABLE customers ADD COLUMN newsletter text NOT NULL DEFAULT 'false';

-- wrong: another name | (?i)column|name|newsletter|Your query uses
ALTER TABLE customers ADD COLUMN news_letter boolean NOT NULL DEFAULT false;

-- wrong: another table | (?i)column|newsletter|table|Your query uses
ALTER TABLE orders ADD COLUMN newsletter boolean NOT NULL DEFAULT false;
