CREATE FUNCTION keep_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE book_ratings AS b
    SET ratings = (SELECT count(r.stars) FROM reviews AS r WHERE r.book_id = b.book_id),
        stars = (SELECT coalesce(sum(r.stars), 0) FROM reviews AS r WHERE r.book_id = b.book_id)
    WHERE b.book_id IN (OLD.book_id, NEW.book_id);
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_ratings
AFTER INSERT OR UPDATE OR DELETE ON reviews
FOR EACH ROW EXECUTE FUNCTION keep_ratings();
BEGIN;
UPDATE reviews SET stars = 1 WHERE id = 9;
ROLLBACK;
