docker rm printer
docker run -d --name printer letterhead:1 sh -c 'echo printing on B4; sleep 1d'
