cat > clubs.sql <<'SQL'
CREATE TABLE clubs (
    name text
);
CREATE TABLE memberships (
    club  text NOT NULL,
    email text NOT NULL,
    PRIMARY KEY (club, email)
);
INSERT INTO clubs (name)
SELECT club FROM club_list;
INSERT INTO memberships (club, email)
SELECT club, email FROM club_list;
SQL
psql -f clubs.sql
