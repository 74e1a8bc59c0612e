node log a | grep -o 'redo [a-z]* at [^ ]*' | tail -n 2 | grep -o '[^ ]*$' | xargs > redo.txt
