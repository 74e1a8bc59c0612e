CREATE TABLE readings (
    id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book_id integer NOT NULL REFERENCES books,
    held_on date NOT NULL
);
