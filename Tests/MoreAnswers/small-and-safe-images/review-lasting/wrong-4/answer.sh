echo Open.
echo Closing.
