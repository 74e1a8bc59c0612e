CREATE TABLE book_tags (
    book_id integer PRIMARY KEY REFERENCES books ON DELETE CASCADE,
    tag_id  integer PRIMARY KEY REFERENCES tags ON DELETE CASCADE
);
