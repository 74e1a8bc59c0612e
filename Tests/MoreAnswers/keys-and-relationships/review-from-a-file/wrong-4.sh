cat > loans.sql <<'SQL'
CREATE TABLE loans (book_id integer NOT NULL REFERENCES authors, lent_to text NOT NULL, due_on date NOT NULL);
SQL
psql -f loans.sql
