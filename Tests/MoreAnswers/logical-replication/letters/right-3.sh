# A copy under the new number, and then a deletion, in one transaction.
psql service=b -c "
  INSERT INTO letters
  SELECT 40, city, body FROM letters WHERE id = 4;
  DELETE FROM letters WHERE id = 4"
