CREATE FUNCTION keep_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE n int; s int;
BEGIN
    IF OLD.stars IS NOT NULL THEN
        SELECT br.ratings, br.stars INTO n, s FROM books AS b JOIN book_ratings AS br ON br.book_id = b.id WHERE b.id = OLD.book_id;
        UPDATE book_ratings SET ratings = n - 1, stars = s - OLD.stars WHERE book_id = OLD.book_id;
    END IF;
    IF NEW.stars IS NOT NULL THEN
        SELECT br.ratings, br.stars INTO n, s FROM books AS b JOIN book_ratings AS br ON br.book_id = b.id WHERE b.id = NEW.book_id;
        UPDATE book_ratings SET ratings = n + 1, stars = s + NEW.stars WHERE book_id = NEW.book_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER t AFTER INSERT OR UPDATE OR DELETE ON reviews FOR EACH ROW EXECUTE FUNCTION keep_ratings();
