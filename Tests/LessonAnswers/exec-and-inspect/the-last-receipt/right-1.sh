docker container cp vault:/receipts/last.txt .
