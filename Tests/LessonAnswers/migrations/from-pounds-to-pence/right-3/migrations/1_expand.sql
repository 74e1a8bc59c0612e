ALTER TABLE books ADD COLUMN pence integer;
CREATE FUNCTION on_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.pence IS NULL THEN NEW.pence := NEW.price * 100; ELSE NEW.price := NEW.pence / 100.0; END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION from_price() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    NEW.pence := NEW.price * 100; RETURN NEW; END $$;
CREATE FUNCTION from_pence() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    NEW.price := NEW.pence / 100.0; RETURN NEW; END $$;
CREATE TRIGGER i BEFORE INSERT ON books FOR EACH ROW EXECUTE FUNCTION on_insert();
CREATE TRIGGER u1 BEFORE UPDATE OF price ON books FOR EACH ROW EXECUTE FUNCTION from_price();
CREATE TRIGGER u2 BEFORE UPDATE OF pence ON books FOR EACH ROW EXECUTE FUNCTION from_pence();
