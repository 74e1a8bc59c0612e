CREATE FUNCTION take_out() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE book_ratings
    SET ratings = ratings - 1,
        stars = stars - OLD.stars
    WHERE book_id = OLD.book_id;
    RETURN NULL;
END
$$;
CREATE FUNCTION put_in() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE book_ratings
    SET ratings = ratings + 1,
        stars = stars + NEW.stars
    WHERE book_id = NEW.book_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER ratings_out
AFTER UPDATE OR DELETE ON reviews
FOR EACH ROW WHEN (OLD.stars IS NOT NULL)
EXECUTE FUNCTION take_out();
CREATE TRIGGER ratings_in
AFTER INSERT OR UPDATE ON reviews
FOR EACH ROW WHEN (NEW.stars IS NOT NULL)
EXECUTE FUNCTION put_in();
BEGIN;
UPDATE reviews SET stars = 1 WHERE id = 9;
ROLLBACK;
