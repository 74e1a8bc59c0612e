docker rmi menu:old || true
