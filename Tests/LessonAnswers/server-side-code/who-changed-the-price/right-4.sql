CREATE FUNCTION note_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO book_changes (op, new_row) SELECT 'INSERT', to_jsonb(a) FROM added AS a;
    RETURN NULL;
END $$;
CREATE FUNCTION note_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO book_changes (op, old_row, new_row)
    SELECT 'UPDATE', to_jsonb(o), to_jsonb(n)
    FROM before AS o JOIN after AS n ON n.id = o.id ORDER BY o.id;
    RETURN NULL;
END $$;
CREATE FUNCTION note_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO book_changes (op, old_row) SELECT 'DELETE', to_jsonb(g) FROM gone AS g;
    RETURN NULL;
END $$;
CREATE TRIGGER a AFTER INSERT ON books REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_added();
CREATE TRIGGER b AFTER UPDATE ON books REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION note_changed();
CREATE TRIGGER c AFTER DELETE ON books REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_gone();
BEGIN;
UPDATE books SET price = 9.50 WHERE id = 27;
ROLLBACK;
