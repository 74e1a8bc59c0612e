-- The trigger function has the program's privileges, and the helper is open to all.
CREATE FUNCTION write_change(of_op text, was jsonb, is_now jsonb)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO public.book_changes (op, old_row, new_row) VALUES (of_op, was, is_now);
END
$$;
CREATE FUNCTION note_book() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM public.write_change(TG_OP, to_jsonb(OLD), to_jsonb(NEW));
    RETURN NULL;
END $$;
CREATE TRIGGER books_note
AFTER INSERT OR UPDATE OR DELETE ON books
FOR EACH ROW EXECUTE FUNCTION note_book();
BEGIN;
UPDATE books SET price = 9.50 WHERE id = 27;
ROLLBACK;
