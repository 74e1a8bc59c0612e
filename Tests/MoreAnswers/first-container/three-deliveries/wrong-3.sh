docker stop south
