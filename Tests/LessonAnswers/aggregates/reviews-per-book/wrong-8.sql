SELECT count(*) FROM reviews;
