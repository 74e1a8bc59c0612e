INSERT INTO users (email, name) VALUES ('user1@example.org', 'Twice');
