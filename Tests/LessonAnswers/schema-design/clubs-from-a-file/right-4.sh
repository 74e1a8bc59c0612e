cat > clubs.sql <<'SQL'
CREATE TABLE clubs (
    name text PRIMARY KEY
);
CREATE TABLE memberships (
    club  text NOT NULL,
    email text NOT NULL,
    PRIMARY KEY (club, email),
    FOREIGN KEY (club) REFERENCES clubs
);
INSERT INTO clubs (name)
SELECT DISTINCT club FROM club_list;
INSERT INTO memberships (club, email)
SELECT DISTINCT club, email FROM club_list;
SQL
cat clubs.sql | psql -q
