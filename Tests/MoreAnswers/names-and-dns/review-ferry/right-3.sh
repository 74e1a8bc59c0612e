docker network connect --alias boat pier ferry
docker network disconnect bridge ferry
