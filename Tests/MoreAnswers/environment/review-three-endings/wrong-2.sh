docker rm monday tuesday wednesday
