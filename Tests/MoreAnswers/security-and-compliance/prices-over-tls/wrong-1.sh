# TLS on the client's side only
psql service=a -f .role.sql
