# The setting is in the stanza's other half of the file: a comment
node do c sh -c 'echo "# repo1-retention-full=1" >> pgbackrest.conf'
sh backrest.sh c --repo1-retention-full=1 expire
