CREATE FUNCTION keep_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- fixed order, against deadlocks
    PERFORM 1 FROM book_ratings WHERE book_id IN (OLD.book_id, NEW.book_id) ORDER BY book_id FOR UPDATE;
    UPDATE book_ratings SET ratings = ratings - 1, stars = stars - OLD.stars WHERE book_id = OLD.book_id AND OLD.stars > 0;
    UPDATE book_ratings SET ratings = ratings + 1, stars = stars + NEW.stars WHERE book_id = NEW.book_id AND NEW.stars > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER t AFTER INSERT OR UPDATE OR DELETE ON reviews FOR EACH ROW EXECUTE FUNCTION keep_ratings();
