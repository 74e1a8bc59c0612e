printf 'error 1\nerror 2\nerror 3\n' > errors.txt
