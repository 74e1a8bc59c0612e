CREATE FUNCTION added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE book_ratings AS b SET ratings = b.ratings + n.ratings, stars = b.stars + n.stars
    FROM (SELECT book_id, count(stars) AS ratings, coalesce(sum(stars), 0) AS stars FROM new_rows GROUP BY book_id) AS n
    WHERE n.book_id = b.book_id;
    RETURN NULL;
END $$;
CREATE FUNCTION removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE book_ratings AS b SET ratings = b.ratings - o.ratings, stars = b.stars - o.stars
    FROM (SELECT book_id, count(stars) AS ratings, coalesce(sum(stars), 0) AS stars FROM old_rows GROUP BY book_id) AS o
    WHERE o.book_id = b.book_id;
    RETURN NULL;
END $$;
CREATE TRIGGER a AFTER INSERT ON reviews REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION added();
CREATE TRIGGER b AFTER DELETE ON reviews REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION removed();
CREATE TRIGGER c AFTER UPDATE ON reviews REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION added();
CREATE TRIGGER d AFTER UPDATE ON reviews REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION removed();
BEGIN;
UPDATE reviews SET stars = 1 WHERE id = 9;
ROLLBACK;
