# The new number is a's letter, and b's keeps 4.
psql service=a -c "UPDATE letters SET id = 40 WHERE id = 4"
psql service=b -c "DELETE FROM letters WHERE id = 4"
sh in-step.sh letters
