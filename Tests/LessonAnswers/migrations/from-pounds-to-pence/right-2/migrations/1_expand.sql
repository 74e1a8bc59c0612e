ALTER TABLE books ADD pence integer CHECK (pence >= 0);
CREATE OR REPLACE FUNCTION same() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.pence := coalesce(NEW.pence, round(NEW.price * 100)::integer);
        NEW.price := NEW.pence * 0.01;
    ELSIF NEW.pence IS DISTINCT FROM OLD.pence THEN
        NEW.price := NEW.pence * 0.01;
    ELSIF NEW.price IS DISTINCT FROM OLD.price THEN
        NEW.pence := round(NEW.price * 100);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER same BEFORE INSERT OR UPDATE OF price, pence ON books
FOR EACH ROW EXECUTE FUNCTION same();
