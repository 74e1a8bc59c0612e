# The number is right, but b has no files.
psql service=a -Atc "SELECT count(*) FROM books WHERE price = 0" > changed.txt
