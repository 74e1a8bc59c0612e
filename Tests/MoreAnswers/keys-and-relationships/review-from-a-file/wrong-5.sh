cat > loans.sql <<'SQL'
CREATE TABLE loans (book_id integer NOT NULL REFERENCES books, lent_to text NOT NULL, due_on text NOT NULL);
SQL
psql -f loans.sql
