CREATE TABLE readings (
    id      serial PRIMARY KEY,
    book_id integer NOT NULL REFERENCES books,
    held_on date NOT NULL
);
