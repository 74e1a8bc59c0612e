CREATE FUNCTION write_change(o text, a jsonb, b jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN INSERT INTO book_changes (op, old_row, new_row) VALUES (o, a, b); END $$;
CREATE FUNCTION note_book() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN PERFORM write_change(TG_OP, to_jsonb(OLD), to_jsonb(NEW)); RETURN NULL; END $$;
CREATE TRIGGER books_note AFTER INSERT OR UPDATE OR DELETE ON books FOR EACH ROW EXECUTE FUNCTION note_book();
BEGIN;
UPDATE books SET price = 9.50 WHERE id = 27;
ROLLBACK;
