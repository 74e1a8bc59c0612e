cd dated
docker image build --no-cache=true -t day-stamp .
