docker cp vault:/receipts .
