CREATE TABLE book_tags (
    book_id integer NOT NULL,
    tag_id  integer NOT NULL,
    PRIMARY KEY (book_id, tag_id)
);
