CREATE TABLE book_tags (
    book_id integer NOT NULL REFERENCES books ON DELETE CASCADE,
    tag_id  integer NOT NULL REFERENCES tags,
    PRIMARY KEY (book_id, tag_id)
);
