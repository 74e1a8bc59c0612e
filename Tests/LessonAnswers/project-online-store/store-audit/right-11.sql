-- An empty path, and each name with its schema.
CREATE FUNCTION write_audit(of_table text, of_op text, was jsonb, is_now jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO public.audit (table_name, op, old_row, new_row)
    VALUES (of_table, of_op, was, is_now);
END
$$;
CREATE FUNCTION note_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = '' AS $$
BEGIN
    IF OLD IS DISTINCT FROM NEW THEN
        PERFORM public.write_audit(TG_TABLE_NAME::text, TG_OP, to_jsonb(OLD), to_jsonb(NEW));
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION write_audit FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION note_change FROM PUBLIC;
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
