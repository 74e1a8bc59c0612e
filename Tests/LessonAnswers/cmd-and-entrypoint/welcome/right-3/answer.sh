cd hello
docker build --tag greeter .
