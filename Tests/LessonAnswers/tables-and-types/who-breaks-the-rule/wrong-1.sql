ALTER TABLE books ADD CHECK (pages > 100);
