cat > clubs.sql <<'SQL'
begin;
create table clubs (
    name text primary key
);
insert into clubs (name)
select club from club_list on conflict do nothing;
create table memberships (
    club  text not null references clubs (name),
    email text not null,
    primary key (club, email)
);
insert into memberships (club, email)
select club, email from club_list;
commit;
SQL
psql -v ON_ERROR_STOP=1 -f clubs.sql
