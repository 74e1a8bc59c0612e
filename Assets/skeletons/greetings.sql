CREATE TABLE greetings (
    id    int  PRIMARY KEY,
    words text NOT NULL
);
INSERT INTO greetings VALUES (1, 'good morning'), (2, 'good evening');
