docker start counter
