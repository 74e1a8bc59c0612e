docker kill --signal TERM desk
docker wait desk
