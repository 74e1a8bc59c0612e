CREATE FUNCTION add_rating(b integer, n integer, s integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r book_ratings;
BEGIN
  SELECT * INTO r FROM book_ratings WHERE book_id = b;
  IF s IS NOT NULL THEN
    UPDATE book_ratings SET ratings = r.ratings + n, stars = r.stars + n * s WHERE book_id = b;
  END IF;
END $$;
CREATE FUNCTION keep_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_rating(OLD.book_id, -1, OLD.stars);
  PERFORM add_rating(NEW.book_id, 1, NEW.stars);
  RETURN NULL;
END $$;
CREATE TRIGGER reviews_ratings AFTER INSERT OR UPDATE OR DELETE ON reviews FOR EACH ROW EXECUTE FUNCTION keep_ratings();
