docker build -q -t handout flat
