CREATE FUNCTION keep_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE book_ratings SET ratings = ratings + 1, stars = stars + NEW.stars
    WHERE book_id = NEW.book_id AND NEW.stars IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_ratings
AFTER INSERT OR UPDATE OR DELETE ON reviews
FOR EACH ROW EXECUTE FUNCTION keep_ratings();
BEGIN;
UPDATE reviews SET stars = 1 WHERE id = 9;
ROLLBACK;
