CREATE FUNCTION keep_ratings() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE book_ratings
        SET ratings = ratings
                    - (OLD.stars IS NOT NULL)::integer,
            stars = stars - coalesce(OLD.stars, 0)
        WHERE book_id = OLD.book_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE book_ratings
        SET ratings = ratings
                    + (NEW.stars IS NOT NULL)::integer,
            stars = stars + coalesce(NEW.stars, 0)
        WHERE book_id = NEW.book_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER reviews_ratings
AFTER INSERT OR UPDATE OR DELETE ON reviews
FOR EACH ROW EXECUTE FUNCTION keep_ratings();
