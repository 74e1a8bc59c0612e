docker kill -s KILL desk
