# Each order that a doesn't have, with its items
psql service=b -c "\\copy orders TO o" -c "\\copy order_items TO i"
psql service=a -q -v ON_ERROR_STOP=1 -1 <<'END'
CREATE TEMP TABLE o (LIKE orders);
CREATE TEMP TABLE i (LIKE order_items);
\copy o FROM o
\copy i FROM i
INSERT INTO orders SELECT * FROM o ON CONFLICT DO NOTHING;
INSERT INTO order_items SELECT * FROM i ON CONFLICT DO NOTHING;
END
