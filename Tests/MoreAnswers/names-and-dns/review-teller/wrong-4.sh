export SAFE_HOST=safe
docker restart -t 0 teller
