docker rm vault
docker run --name vault busybox:1.36 sh -c 'mkdir /receipts; echo receipt > /receipts/last.txt'
docker cp vault:/receipts/last.txt last.txt
