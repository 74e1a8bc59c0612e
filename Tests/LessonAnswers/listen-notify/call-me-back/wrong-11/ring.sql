INSERT INTO calls (phone) VALUES ('+44 113 496 0000');
NOTIFY new_call, '1';
