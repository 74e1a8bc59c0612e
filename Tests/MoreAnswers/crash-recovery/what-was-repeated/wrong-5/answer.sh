node kill a
node start a
