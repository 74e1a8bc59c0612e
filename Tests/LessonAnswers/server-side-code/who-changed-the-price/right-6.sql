CREATE FUNCTION note_book() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO book_changes (op, old_row, new_row)
    VALUES (TG_OP, to_jsonb(OLD), to_jsonb(NEW));
    RETURN NULL;
END
$$;
CREATE TRIGGER books_added AFTER INSERT ON books
FOR EACH ROW EXECUTE FUNCTION note_book();
CREATE TRIGGER books_changed AFTER UPDATE ON books
FOR EACH ROW EXECUTE FUNCTION note_book();
CREATE TRIGGER books_gone AFTER DELETE ON books
FOR EACH ROW EXECUTE FUNCTION note_book();
