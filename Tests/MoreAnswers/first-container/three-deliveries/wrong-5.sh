docker start south
