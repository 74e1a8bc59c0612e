INSERT INTO authors (name, country, born)
VALUES ('Madeline Miller', 'United States', 1978);
