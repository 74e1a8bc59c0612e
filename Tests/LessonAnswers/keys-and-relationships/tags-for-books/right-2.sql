CREATE TABLE book_tags (
    tag_id  integer NOT NULL,
    book_id integer NOT NULL,
    PRIMARY KEY (tag_id, book_id),
    FOREIGN KEY (book_id) REFERENCES books (id) ON DELETE CASCADE,
    FOREIGN KEY (tag_id) REFERENCES tags (id) ON DELETE CASCADE
);
