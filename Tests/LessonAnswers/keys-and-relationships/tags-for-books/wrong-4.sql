CREATE TABLE book_tags (
    book_id integer NOT NULL REFERENCES books ON DELETE SET NULL,
    tag_id  integer NOT NULL REFERENCES tags ON DELETE SET NULL,
    PRIMARY KEY (book_id, tag_id)
);
