echo receipt > last.txt
