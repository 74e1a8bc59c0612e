node stop a
node do a mv data old
node do b cp -a data "$a_DIR/data"
node start a
