CREATE INDEX books_id_idx ON books (id);
