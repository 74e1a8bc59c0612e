docker build --no-cache -q -t fresh dated
docker tag fresh day-stamp
docker rmi fresh
