ALTER TABLE books ADD COLUMN pence integer;
CREATE FUNCTION same_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.price := coalesce(NEW.price, NEW.pence / 100.0);
    NEW.pence := NEW.price * 100;
    RETURN NEW;
END
$$;
CREATE TRIGGER same_price BEFORE INSERT OR UPDATE ON books
FOR EACH ROW EXECUTE FUNCTION same_price();
