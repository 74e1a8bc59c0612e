(umask 022; head -c 12 /dev/urandom | base64 > db-password.txt)
docker compose down --volumes
docker compose up -d --build
