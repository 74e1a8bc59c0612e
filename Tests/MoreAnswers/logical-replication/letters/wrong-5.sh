# The conflict is moved out of the way together with the key.
psql service=b -c "ALTER TABLE letters DROP CONSTRAINT letters_pkey"
sh in-step.sh letters
