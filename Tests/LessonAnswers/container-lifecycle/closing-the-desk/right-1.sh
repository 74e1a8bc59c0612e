docker container stop --time 30 desk
