ALTER TABLE books ADD COLUMN pence integer NOT NULL DEFAULT 0;
CREATE FUNCTION same_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.pence IS DISTINCT FROM OLD.pence THEN
        NEW.price := NEW.pence / 100.0;
    ELSE
        NEW.pence := NEW.price * 100;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER same_price BEFORE INSERT OR UPDATE ON books
FOR EACH ROW EXECUTE FUNCTION same_price();
