node kill a
node start a
until node log a | grep redo | tail -n 1 | grep -q 'not required'; do node kill a; node start a; done
node log a | grep -o 'redo [a-z]* at [^ ]*' | tail -n 2 | grep -o '[^ ]*$' | xargs > redo.txt
