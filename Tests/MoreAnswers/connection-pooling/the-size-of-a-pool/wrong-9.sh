# The size isn't changed
echo 6.8 > busy.txt
