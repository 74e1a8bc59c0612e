docker rm monday
