echo 'CMD ["cat", "sign.txt"]' >> sign/Dockerfile
docker build -q -t sign sign
