cat > loans.sql <<'SQL'
CREATE TABLE loans (
    book_id integer NOT NULL,
    lent_to text NOT NULL,
    due_on  date NOT NULL,
    FOREIGN KEY (book_id) REFERENCES books (id)
);
SQL
psql -f loans.sql
