docker build -q -t banner poster
echo 'SIGN=Open on Sunday' > sunday.env
docker run -d --name sunday --env-file sunday.env banner
sleep 1
docker stop sunday
