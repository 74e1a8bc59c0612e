CREATE TABLE book_tags (
    book_id integer REFERENCES books ON DELETE CASCADE,
    tag_id  integer REFERENCES tags ON DELETE CASCADE,
    UNIQUE (book_id, tag_id)
);
