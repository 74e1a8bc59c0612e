# [shop] keeps two, and is stronger than [global]
node do c sh -c 'sed -i "2i repo1-retention-full=1" pgbackrest.conf; echo repo1-retention-full=2 >> pgbackrest.conf'
sh backrest.sh c --repo1-retention-full=1 expire
