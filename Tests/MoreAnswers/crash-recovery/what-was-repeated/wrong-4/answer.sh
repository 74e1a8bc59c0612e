node kill a
node start a
psql service=a -XAt -F ' ' -c "SELECT redo_lsn, checkpoint_lsn FROM pg_control_checkpoint()" > redo.txt
