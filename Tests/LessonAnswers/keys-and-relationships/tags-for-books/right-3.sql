CREATE TABLE book_tags (book_id int, tag_id int);
ALTER TABLE book_tags ADD PRIMARY KEY (book_id, tag_id);
ALTER TABLE book_tags ADD FOREIGN KEY (book_id) REFERENCES books ON DELETE CASCADE;
ALTER TABLE book_tags ADD FOREIGN KEY (tag_id) REFERENCES tags ON DELETE CASCADE;
