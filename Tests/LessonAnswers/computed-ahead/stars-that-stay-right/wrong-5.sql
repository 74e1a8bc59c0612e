CREATE FUNCTION keep_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.stars IS NOT NULL THEN
        UPDATE book_ratings SET ratings = ratings - 1, stars = stars - OLD.stars WHERE book_id = OLD.book_id;
    END IF;
    IF NEW.stars IS NOT NULL THEN
        UPDATE book_ratings SET ratings = ratings + 1, stars = stars + NEW.stars WHERE book_id = NEW.book_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_ratings
AFTER INSERT OR UPDATE OF stars OR DELETE ON reviews
FOR EACH ROW EXECUTE FUNCTION keep_ratings();
BEGIN;
UPDATE reviews SET stars = 1 WHERE id = 9;
ROLLBACK;
