CREATE FUNCTION keep_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE book_ratings AS b
    SET ratings = b.ratings + c.ratings, stars = b.stars + c.stars
    FROM (SELECT book_id, sum(n) AS ratings, sum(s) AS stars
          FROM (VALUES (OLD.book_id, -(OLD.stars IS NOT NULL)::int, -coalesce(OLD.stars, 0)),
                       (NEW.book_id, (NEW.stars IS NOT NULL)::int, coalesce(NEW.stars, 0))) AS v(book_id, n, s)
          GROUP BY book_id) AS c
    WHERE c.book_id = b.book_id;
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_ratings
AFTER INSERT OR UPDATE OR DELETE ON reviews
FOR EACH ROW EXECUTE FUNCTION keep_ratings();
BEGIN;
UPDATE reviews SET stars = 1 WHERE id = 9;
ROLLBACK;
