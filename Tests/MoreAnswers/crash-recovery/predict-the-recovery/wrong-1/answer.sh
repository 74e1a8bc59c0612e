psql service=a -XAtc "SELECT sum(size) FROM pg_ls_waldir()" > predicted.txt
node kill a
node start a
