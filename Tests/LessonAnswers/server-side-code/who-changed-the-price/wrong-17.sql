CREATE FUNCTION log_it(op text, o jsonb, n jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ INSERT INTO book_changes (op, old_row, new_row) VALUES (op, o, n) $$;
CREATE FUNCTION note_book() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
 PERFORM log_it(TG_OP, to_jsonb(OLD), to_jsonb(NEW)); RETURN NULL; END $$;
CREATE TRIGGER u AFTER INSERT OR DELETE OR UPDATE ON books FOR EACH ROW EXECUTE FUNCTION note_book();
BEGIN;
UPDATE books SET price = 9.50 WHERE id = 27;
ROLLBACK;
