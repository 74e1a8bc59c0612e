CREATE FUNCTION note_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO book_changes (op, old_row, new_row)
    VALUES (TG_OP, row_to_json(OLD)::jsonb, row_to_json(NEW)::jsonb);
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER books_note
BEFORE INSERT OR UPDATE OR DELETE ON books
FOR EACH ROW EXECUTE FUNCTION note_book();
BEGIN;
UPDATE books SET price = 9.50 WHERE id = 27;
ROLLBACK;
