docker rm north south west
