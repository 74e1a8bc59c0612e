CREATE FUNCTION note_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO audit (table_name, op, old_row, new_row)
    VALUES (TG_TABLE_NAME, TG_OP,
            to_jsonb(OLD), to_jsonb(NEW));
    RETURN NULL;
END
$$;
CREATE TRIGGER products_rows
AFTER INSERT OR DELETE ON products
FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TRIGGER products_changes AFTER UPDATE ON products
FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
EXECUTE FUNCTION note_change();
CREATE TRIGGER orders_rows
AFTER INSERT OR DELETE ON orders
FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TRIGGER orders_changes AFTER UPDATE ON orders
FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
EXECUTE FUNCTION note_change();
CREATE FUNCTION no_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of audit is refused', TG_OP;
END
$$;
CREATE TRIGGER audit_grows
BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION no_change();
BEGIN;
UPDATE products SET price = 2 WHERE id = 1;
UPDATE orders SET status = 'cancelled';
ROLLBACK;
