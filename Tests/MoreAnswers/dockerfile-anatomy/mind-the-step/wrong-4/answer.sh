docker build -q -t step-sign sign
docker run --rm step-sign cat sign.txt
