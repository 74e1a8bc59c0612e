CREATE FUNCTION note_i() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
 INSERT INTO book_changes (op, new_row) SELECT TG_OP, to_jsonb(n) FROM n; RETURN NULL; END $$;
CREATE FUNCTION note_d() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
 INSERT INTO book_changes (op, old_row) SELECT TG_OP, to_jsonb(o) FROM o; RETURN NULL; END $$;
CREATE FUNCTION note_u() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
 INSERT INTO book_changes (op, old_row, new_row) SELECT TG_OP, to_jsonb(OLD), to_jsonb(NEW); RETURN NULL; END $$;
CREATE TRIGGER i AFTER INSERT ON books REFERENCING NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION note_i();
CREATE TRIGGER d AFTER DELETE ON books REFERENCING OLD TABLE AS o FOR EACH STATEMENT EXECUTE FUNCTION note_d();
CREATE TRIGGER u AFTER UPDATE ON books FOR EACH ROW EXECUTE FUNCTION note_u();
BEGIN;
UPDATE books SET price = 9.50 WHERE id = 27;
ROLLBACK;
