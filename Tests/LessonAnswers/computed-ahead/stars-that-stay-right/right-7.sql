CREATE FUNCTION keep_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM book_ratings WHERE book_id = NEW.book_id) AND NEW.book_id IS NOT NULL THEN
        INSERT INTO book_ratings VALUES (NEW.book_id, 0, 0) ON CONFLICT DO NOTHING;
    END IF;
    UPDATE book_ratings SET ratings = ratings - 1, stars = stars - OLD.stars WHERE book_id = OLD.book_id AND OLD.stars > 0;
    UPDATE book_ratings SET ratings = ratings + 1, stars = stars + NEW.stars WHERE book_id = NEW.book_id AND NEW.stars > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER t AFTER INSERT OR UPDATE OR DELETE ON reviews FOR EACH ROW EXECUTE FUNCTION keep_ratings();
