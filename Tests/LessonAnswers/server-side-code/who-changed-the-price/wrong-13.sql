CREATE FUNCTION note_book() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    o jsonb;
    n jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN o := to_jsonb(OLD); END IF;
    IF TG_OP <> 'DELETE' THEN n := to_jsonb(NEW); END IF;
    INSERT INTO book_changes (op, old_row, new_row, changed_by, changed_at)
    VALUES (TG_OP, o, n, DEFAULT, now());
    RETURN NULL;
END $$;
CREATE TRIGGER books_note
AFTER INSERT OR UPDATE OR DELETE ON books
FOR EACH ROW EXECUTE FUNCTION note_book();
BEGIN;
UPDATE books SET price = 9.50 WHERE id = 27;
ROLLBACK;
