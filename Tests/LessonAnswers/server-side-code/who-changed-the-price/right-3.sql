CREATE FUNCTION note_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO book_changes (op, new_row) VALUES ('INSERT', to_jsonb(NEW));
    RETURN NULL;
END $$;
CREATE FUNCTION note_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO book_changes (op, old_row, new_row) VALUES ('UPDATE', to_jsonb(OLD), to_jsonb(NEW));
    RETURN NULL;
END $$;
CREATE FUNCTION note_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO book_changes (op, old_row) VALUES ('DELETE', to_jsonb(OLD));
    RETURN NULL;
END $$;
CREATE TRIGGER a AFTER INSERT ON books FOR EACH ROW EXECUTE FUNCTION note_added();
CREATE TRIGGER b AFTER UPDATE ON books FOR EACH ROW EXECUTE FUNCTION note_changed();
CREATE TRIGGER c AFTER DELETE ON books FOR EACH ROW EXECUTE FUNCTION note_gone();
BEGIN;
UPDATE books SET price = 9.50 WHERE id = 27;
ROLLBACK;
