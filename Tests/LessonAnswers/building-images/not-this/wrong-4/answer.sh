docker build -q -t handout flat
printf 'diary.txt\n*.bak\n' > flat/.dockerignore
