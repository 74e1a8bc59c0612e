docker rm north
