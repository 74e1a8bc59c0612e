# Types in what a prints now.
cat > due.sql <<'END'
VALUES ('carts', 0, 2050, false), ('clicks', 0, 50, false), ('payments', 0, 50, false);
END
