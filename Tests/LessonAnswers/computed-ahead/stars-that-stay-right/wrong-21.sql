-- A shared lock lets two sessions through.
CREATE FUNCTION keep_ratings() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE r book_ratings;
BEGIN
    IF OLD.stars IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock_shared(OLD.book_id);
        SELECT * INTO r FROM book_ratings WHERE book_id = OLD.book_id;
        UPDATE book_ratings SET ratings = r.ratings - 1, stars = r.stars - OLD.stars WHERE book_id = OLD.book_id;
    END IF;
    IF NEW.stars IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock_shared(NEW.book_id);
        SELECT * INTO r FROM book_ratings WHERE book_id = NEW.book_id;
        UPDATE book_ratings SET ratings = r.ratings + 1, stars = r.stars + NEW.stars WHERE book_id = NEW.book_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER reviews_ratings
AFTER INSERT OR UPDATE OR DELETE ON reviews
FOR EACH ROW EXECUTE FUNCTION keep_ratings();
