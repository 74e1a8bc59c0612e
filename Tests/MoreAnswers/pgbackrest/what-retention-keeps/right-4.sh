# The option's old name still works.
node do c sed -i '2i retention-full=1' pgbackrest.conf
sh backrest.sh c expire
