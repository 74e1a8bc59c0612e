CREATE TABLE book_tags (
    book_id integer NOT NULL REFERENCES books ON DELETE CASCADE,
    tag_id  integer NOT NULL REFERENCES tags ON DELETE CASCADE,
    CONSTRAINT one_pair PRIMARY KEY (book_id, tag_id)
);
INSERT INTO book_tags VALUES (1, 1);
SELECT * FROM book_tags;
