cat > clubs.sql <<'SQL'
CREATE TABLE clubs (
    name text PRIMARY KEY
);
INSERT INTO clubs (name)
SELECT club FROM club_list GROUP BY club;
CREATE TABLE memberships (
    club  text NOT NULL REFERENCES clubs,
    email text NOT NULL,
    PRIMARY KEY (club, email)
);
INSERT INTO memberships (club, email)
SELECT club, email FROM club_list;
SQL
psql < clubs.sql
