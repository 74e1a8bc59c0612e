CREATE FUNCTION add_rating(b integer, n integer, s integer) RETURNS void LANGUAGE sql AS $$
  UPDATE book_ratings SET ratings = ratings + n, stars = stars + n * s WHERE book_id = b AND s IS NOT NULL;
$$;
CREATE FUNCTION keep_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_rating(OLD.book_id, -1, OLD.stars);
  PERFORM add_rating(NEW.book_id, 1, NEW.stars);
  RETURN NULL;
END $$;
CREATE TRIGGER reviews_ratings AFTER INSERT OR UPDATE OR DELETE ON reviews FOR EACH ROW EXECUTE FUNCTION keep_ratings();
