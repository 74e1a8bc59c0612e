# Keeps two, which is what there is
node do c sed -i '2i repo1-retention-full=2' pgbackrest.conf
sh backrest.sh c expire
