# The three roles of today: the commits of one that's created tomorrow can be lost.
for role in till clerk postgres; do
  psql service=a -c "ALTER ROLE $role SET synchronous_commit = on"
done
