CREATE TABLE members (
    email text PRIMARY KEY,
    name  text NOT NULL
);
INSERT INTO members VALUES
    ('ada@example.org', 'Ada Okafor'),
    ('ben@example.org', 'Ben Hughes'),
    ('elif@example.com', 'Elif Kaya');
