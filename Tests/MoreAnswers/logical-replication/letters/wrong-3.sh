# Typed in by hand.
psql service=b -c "UPDATE letters SET id = 40 WHERE id = 4" -c "ALTER SUBSCRIPTION letters DISABLE" -c "
  INSERT INTO letters VALUES (4, 'Deal', 'The cover is torn.'), (5, 'Ely', 'Please call me.'), (6, 'Rye', 'A book for a child of six?')
  ON CONFLICT DO NOTHING" -c "UPDATE letters SET body = 'Is it open on Monday?' WHERE id = 1"
