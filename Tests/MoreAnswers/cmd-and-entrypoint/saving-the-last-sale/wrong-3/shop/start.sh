echo Counting the change.
echo The till is open.
echo Last sale saved.
