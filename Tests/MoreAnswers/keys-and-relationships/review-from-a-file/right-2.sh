cat > loans.sql <<'SQL'
create table loans (
    book_id int not null references books (id),
    lent_to text not null,
    due_on date not null);
SQL
psql < loans.sql
