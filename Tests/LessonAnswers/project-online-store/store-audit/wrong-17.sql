CREATE FUNCTION log_it(t text, op text, o jsonb, n jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$ INSERT INTO audit (table_name, op, old_row, new_row) VALUES (t, op, o, n) $$;
CREATE FUNCTION note_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF OLD IS DISTINCT FROM NEW THEN
        PERFORM log_it(TG_TABLE_NAME::text, TG_OP,
                to_jsonb(OLD), to_jsonb(NEW));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER products_audit
AFTER INSERT OR UPDATE OR DELETE ON products
FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TRIGGER orders_audit
AFTER INSERT OR UPDATE OR DELETE ON orders
FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE FUNCTION refuse() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of audit is refused', TG_OP;
END $$;
CREATE TRIGGER audit_grows
BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION refuse();
BEGIN;
UPDATE products SET price = 2 WHERE id = 1;
UPDATE orders SET status = 'cancelled';
ROLLBACK;
