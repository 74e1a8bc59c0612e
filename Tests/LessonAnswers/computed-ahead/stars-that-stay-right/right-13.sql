-- The first UPDATE locks the row, so it can be read after that.
CREATE FUNCTION keep_ratings() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE r book_ratings;
BEGIN
    UPDATE book_ratings SET ratings = ratings - 1 WHERE book_id = OLD.book_id AND OLD.stars IS NOT NULL;
    IF OLD.stars IS NOT NULL THEN
        SELECT * INTO r FROM book_ratings WHERE book_id = OLD.book_id;
        UPDATE book_ratings SET stars = r.stars - OLD.stars WHERE book_id = OLD.book_id;
    END IF;
    UPDATE book_ratings SET ratings = ratings + 1, stars = stars + NEW.stars WHERE book_id = NEW.book_id AND NEW.stars IS NOT NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER reviews_ratings
AFTER INSERT OR UPDATE OR DELETE ON reviews
FOR EACH ROW EXECUTE FUNCTION keep_ratings();
