# b's letter is there twice.
psql service=b -c "INSERT INTO letters SELECT 40, city, body FROM letters WHERE id = 4"
