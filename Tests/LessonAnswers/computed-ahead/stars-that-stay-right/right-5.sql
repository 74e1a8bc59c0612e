-- One trigger function for each kind of statement.
CREATE FUNCTION keep_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('UPDATE', 'DELETE') AND OLD.stars IS NOT NULL THEN
        UPDATE book_ratings SET ratings = ratings - 1, stars = stars - OLD.stars WHERE book_id = OLD.book_id;
    END IF;
    IF TG_OP IN ('UPDATE', 'INSERT') AND NEW.stars IS NOT NULL THEN
        UPDATE book_ratings SET ratings = ratings + 1, stars = stars + NEW.stars WHERE book_id = NEW.book_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b AFTER INSERT OR UPDATE OR DELETE ON reviews FOR EACH ROW EXECUTE FUNCTION keep_ratings();
