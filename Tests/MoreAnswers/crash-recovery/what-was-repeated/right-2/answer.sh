node freeze a
node kill a
node start a
set -- $(node log a | grep -o 'redo [a-z]* at [^ ]*' | tail -2 | grep -o '[^ ]*$')
printf '%s   %s' $1 $2 > redo.txt
