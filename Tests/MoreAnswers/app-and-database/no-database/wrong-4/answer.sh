echo Kindred
