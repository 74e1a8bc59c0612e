echo one more
echo app
