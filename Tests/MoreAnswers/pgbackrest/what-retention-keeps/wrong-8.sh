# Only the command expire reads the setting, not a backup
node do c sh -c 'printf "[global:expire]\nrepo1-retention-full=1\n" >> pgbackrest.conf'
sh backrest.sh c expire
